import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { sha256 } from "@idol/ezkl/files";
import { packagedSrsPath } from "@idol/ezkl/srs";
import { type JudgeManifest, parseManifest } from "@idol/ml/circuit";
import { isCustomOnnx, readAnyConfig } from "@idol/ml/judge";
import { type JudgeArtefact, listJudges, paths } from "@idol/ml/judges";
import type { Artefact, ArtefactIndex, JudgeEntry } from "../src/artefacts/artefact-index.ts";
import { PageError } from "../src/errors.ts";

/** The files behind an index, by the name under which they are served. */
export type ArtefactFiles = ReadonlyMap<string, Uint8Array>;

/** The one of `ml/samples` that wins. */
const EXAMPLE = "03-01-08-02-02-01-18.wav";
const JUDGE_FILES = ["config", "weights", "manifest", "settings", "compiled", "vk"] as const;

/**
 * Lists everything that the page loads only when it is needed, each file under its SHA-256: the engine, the judges that have a circuit, and
 * the SRS of each.
 *
 * @param judgesFolder - where the judges lie, by default the committed ones
 * @throws PageError `JUDGE_INCOMPLETE` if there is no judge with a circuit
 */
export async function indexArtefacts(
  judgesFolder: string = paths.judges,
): Promise<{ index: ArtefactIndex; files: ArtefactFiles }> {
  const files = new Map<string, Uint8Array>();
  const add = async (path: string): Promise<Artefact> => {
    const bytes = await readFile(path);
    const hash = sha256(bytes);
    const file = `artefacts/${hash.slice(2)}${extname(path) === ".wasm" ? ".wasm" : ".bin"}`;
    files.set(file, bytes);
    return { file, sha256: hash, bytes: bytes.length };
  };
  const judges: JudgeEntry[] = [];
  const customOnnx: ArtefactIndex["customOnnx"] = [];
  for (const name of await listJudges(judgesFolder)) {
    const pathOf = (artefact: JudgeArtefact) => paths.artefactIn(`${judgesFolder}/${name}`, artefact);
    const manifest = await readManifest(pathOf("manifest"));
    // A circuit under a test SRS, or one so large that its SRS is not in the package, is not for the page.
    if (manifest?.srs.origin !== "ceremony" || !existsSync(packagedSrsPath(manifest.srs.logrows))) continue;
    if (isCustomOnnx(readAnyConfig(await readFile(pathOf("config"), "utf8"), pathOf("config")))) {
      customOnnx.push({ name, judgeHash: manifest.judgeHash });
      continue;
    }
    const parts = await Promise.all(
      JUDGE_FILES.map(async (part) => [part, await add(pathOf(part))] as const),
    );
    const entry = Object.fromEntries(parts) as Record<(typeof JUDGE_FILES)[number], Artefact>;
    const srs = await add(packagedSrsPath(manifest.srs.logrows));
    const evaluation = existsSync(pathOf("evaluation"))
      ? { evaluation: await add(pathOf("evaluation")) }
      : {};
    judges.push({ name, judgeHash: manifest.judgeHash, files: { ...entry, srs }, ...evaluation });
  }
  if (judges.length === 0) {
    throw new PageError(
      "JUDGE_INCOMPLETE",
      `No judge in ${judgesFolder} has a circuit.`,
      "Restore ml/judges, or build one with idol:circuit.",
    );
  }
  // The default judge first: it is the one that scores where no contest says which.
  judges.sort((a, b) => Number(b.name === "idol") - Number(a.name === "idol"));
  const [engine, example] = [await add(enginePath()), await add(paths.sample(EXAMPLE))];
  return { index: { engine, example, judges, customOnnx }, files };
}

/** The engine's threaded build lies in the package that @idol/ezkl depends on. */
function enginePath(): string {
  const fromEzkl = createRequire(createRequire(import.meta.url).resolve("@idol/ezkl/errors"));
  return fromEzkl.resolve("@ezkljs/engine/web/ezkl_bg.wasm");
}

async function readManifest(path: string): Promise<JudgeManifest | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : parseManifest(text, path);
}
