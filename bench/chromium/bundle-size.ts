import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes that a visitor of the page loads. */
export interface BundleSize {
  /** The document and what it names, gzipped. */
  firstLoad: number;
  /** All scripts and artefacts, those of every judge included; the proving key is made on the spot. */
  proof: number;
  proofGzipped: number;
}

/** Weighs a bundle of the page. */
export async function bundleSize(bundle: string): Promise<BundleSize> {
  const html = await readFile(join(bundle, "index.html"));
  const [assets, artefacts] = await Promise.all(
    ["assets", "artefacts"].map((folder) => read(bundle, folder)),
  );
  const text = html.toString("utf8");
  const named = assets!.filter(({ name }) => text.includes(name)).map(({ bytes }) => bytes);
  const all = [...assets!, ...artefacts!].map(({ bytes }) => bytes);
  return {
    firstLoad: sum([html, ...named].map(zipped)),
    proof: sum(all.map(({ length }) => length)),
    proofGzipped: sum(all.map(zipped)),
  };
}

async function read(bundle: string, folder: string): Promise<{ name: string; bytes: Buffer }[]> {
  const names = await readdir(join(bundle, folder));
  return await Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(join(bundle, folder, name)) })),
  );
}

const zipped = (bytes: Uint8Array): number => gzipSync(bytes).length;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
