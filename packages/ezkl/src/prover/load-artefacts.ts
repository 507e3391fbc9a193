import { readFile } from "node:fs/promises";
import { type JudgeArtefact, paths } from "@idol/ml/paths.ts";
import { parseManifest } from "../circuit/manifest.ts";
import { parseSettings } from "../circuit/settings.ts";
import { EzklError } from "../errors.ts";
import { findCeremonySrs, findSrsOf } from "../srs/find-srs.ts";
import type { Srs } from "../srs/srs.ts";
import type { ProvingArtefacts } from "./types.ts";

/**
 * Reads what proving with a judge needs, and the SRS that its circuit was built under (its hash is checked).
 * @param judge - a judge's name, by default the folder under `ml/judges`
 * @throws JUDGE_UNKNOWN, JUDGE_INCOMPLETE naming the file, JUDGE_INVALID, SRS_MISSING, SRS_WRONG_HASH
 */
export async function loadProvingArtefacts(
  judge: string,
  folder = paths.judge(judge),
): Promise<ProvingArtefacts> {
  const read = (artefact: JudgeArtefact) => readArtefact(judge, paths.artefactIn(folder, artefact));
  const [compiled, vk, settings] = await Promise.all([read("compiled"), read("vk"), read("settings")]);
  const { logrows } = parseSettings(new TextDecoder().decode(settings)).run_args;
  const { bytes: srs } = await findSrs(folder, logrows);
  return { compiled, vk, settings, srs };
}

/** The SRS that the manifest names; the ceremony's where a folder has no manifest. */
async function findSrs(folder: string, logrows: number): Promise<Srs> {
  const path = paths.artefactIn(folder, "manifest");
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? await findCeremonySrs(logrows) : await findSrsOf(parseManifest(text, path));
}

async function readArtefact(judge: string, path: string): Promise<Uint8Array> {
  try {
    // A plain array: slices of a Buffer are views, which surprises whoever was promised a Uint8Array.
    return Uint8Array.from(await readFile(path));
  } catch (cause) {
    throw new EzklError(
      "JUDGE_INCOMPLETE",
      `The judge "${judge}" has no ${path}.`,
      "Check the judge's name; if it is right, build its circuit with idol:circuit.",
      { cause },
    );
  }
}
