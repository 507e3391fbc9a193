import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ProgressEvent } from "../../src/progress.ts";
import { ProvingKeyCache } from "../../src/prover/pk-cache.ts";

/** Saves a key that is larger than the file system at argv[2], and prints what was reported and what is left of the attempt. */
async function main(folder: string): Promise<void> {
  const bytes = new Uint8Array(1);
  const said: ProgressEvent[] = [];
  const artefacts = { compiled: bytes, vk: bytes, settings: bytes, srs: bytes };
  const cache = new ProvingKeyCache(artefacts, folder, (event) => said.push(event));
  await cache.save(new Uint8Array(1_000_000));
  process.stdout.write(JSON.stringify({ said, left: await readdir(join(folder, "proving-keys")) }));
}

if (import.meta.main) await main(process.argv[2]!);
