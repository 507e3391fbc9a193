import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readAnyConfig } from "@idol/ml/judge/config.ts";
import { type JudgeArtefact, paths } from "@idol/ml/paths.ts";
import { EzklError } from "../errors.ts";
import { sha256 } from "../files/hashes.ts";
import { featuresHash, type Manifest, parseManifest } from "./manifest.ts";
import { canonicalSettings, parseSettings } from "./settings.ts";
import { verifierName } from "./verifier-source.ts";

/** Where a judge's circuit lies. */
export interface CircuitPlace {
  /** The judge's folder. */
  folder: string;
  /** The folder of the generated verifiers. */
  verifiers: string;
}

/** Where a committed judge's circuit lies. */
export function placeOf(judge: string): CircuitPlace {
  return { folder: paths.judge(judge), verifiers: paths.verifiers };
}

/** The verifier's source file. */
export function verifierFile({ verifiers }: CircuitPlace, judge: string): string {
  return join(verifiers, `${verifierName(judge)}.sol`);
}

/** Artefacts that must be those of the manifest before anything is proved, verified or deployed with them. */
export type CheckedArtefact = "features" | "network" | "input" | "settings" | "compiled" | "vk" | "verifier";

/** All of them. */
export const CHECKED_ARTEFACTS: readonly CheckedArtefact[] = [
  "features",
  "network",
  "input",
  "settings",
  "compiled",
  "vk",
  "verifier",
];

/**
 * Reads a judge's manifest and checks files against it.
 *
 * @param only - the artefacts to check; all by default
 * @throws EzklError `JUDGE_INCOMPLETE` if a file is missing, `ARTEFACT_MISMATCH` naming the first file of another build
 */
export async function checkCircuit(
  judge: string,
  place: CircuitPlace = placeOf(judge),
  only: readonly CheckedArtefact[] = CHECKED_ARTEFACTS,
): Promise<Manifest> {
  const path = paths.artefactIn(place.folder, "manifest");
  const manifest = parseManifest(Buffer.from(await readArtefact(path)).toString("utf8"), path);
  for (const artefact of only) {
    const file =
      artefact === "verifier"
        ? verifierFile(place, judge)
        : paths.artefactIn(place.folder, artefact === "features" ? "config" : artefact);
    const bytes = await readArtefact(file);
    if (fits(artefact, bytes, manifest)) continue;
    throw new EzklError(
      "ARTEFACT_MISMATCH",
      `${file} is not the file that the manifest of judge ${judge} lists: artefacts of different builds are mixed.`,
      `Restore the judge's files from one build, or rebuild with idol:circuit --judge ${judge}.`,
    );
  }
  return manifest;
}

function fits(artefact: CheckedArtefact, bytes: Uint8Array, { identity, files }: Manifest): boolean {
  const found = sha256(bytes);
  const text = () => Buffer.from(bytes).toString("utf8");
  switch (artefact) {
    // Title, threshold and provenance may change; how the judge hears may not.
    case "features":
      return featuresHash(readAnyConfig(text(), "judge.json").features) === identity.features;
    case "network":
      return found === identity.onnx;
    case "vk":
      return found === identity.vk;
    case "verifier":
      return found === identity.verifier;
    case "input":
      return found === files.input;
    case "compiled":
      return found === files.compiled;
    case "settings":
      return (
        found === files.settings && sha256(canonicalSettings(parseSettings(text()))) === identity.settings
      );
    default:
      artefact satisfies never;
      return false;
  }
}

async function readArtefact(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new EzklError(
      "JUDGE_INCOMPLETE",
      `The judge lacks ${path}.`,
      "Restore the file, or make it with idol:export and idol:circuit.",
      { cause },
    );
  }
}

/** Reads one artefact of a judge's folder; throws `JUDGE_INCOMPLETE` naming it if it is not there. */
export function readJudgeArtefact(folder: string, artefact: JudgeArtefact): Promise<Uint8Array> {
  return readArtefact(paths.artefactIn(folder, artefact));
}
