import { readdir, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../errors.ts";
import { type JudgeArtefact, paths } from "../paths.ts";

/** Names of the judges that have a folder, sorted. */
export async function listJudges(judgesFolder: string = paths.judges): Promise<string[]> {
  const entries = await readdir(judgesFolder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}

/** The text of a judge's `judge.json`. @throws IdolError `JUDGE_UNKNOWN` without a folder, `JUDGE_INCOMPLETE` without the file */
export async function readConfigText(name: string, folder: string): Promise<string> {
  await checkFolder(name, folder);
  return Buffer.from(await readPart(folder, "config", name)).toString("utf8");
}

/** One file of a judge's folder. @throws IdolError `JUDGE_INCOMPLETE` */
export async function readPart(folder: string, part: JudgeArtefact, name: string): Promise<Uint8Array> {
  const path = paths.artefactIn(folder, part);
  try {
    return await readFile(path);
  } catch (cause) {
    throw new IdolError(
      "JUDGE_INCOMPLETE",
      `Judge ${name} has no ${basename(path)}.`,
      "Restore the file, or train or import the judge again.",
      { cause },
    );
  }
}

/** A folder that holds another judge than its name says. */
export function misnamed(name: string, found: string): CodedError {
  return new IdolError(
    "JUDGE_INVALID",
    `The folder of judge ${name} holds one named ${found}.`,
    "Restore the judge's folder: a judge is not renamed by renaming its folder.",
  );
}

async function checkFolder(name: string, folder: string): Promise<void> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return;
  const known = await listJudges();
  throw new IdolError(
    "JUDGE_UNKNOWN",
    `There is no judge named ${name}.`,
    `There are: ${known.join(", ") || "none"}.`,
  );
}
