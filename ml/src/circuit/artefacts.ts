import {
  type CheckedArtefact as CircuitArtefact,
  type CircuitPlace,
  checkCircuit,
  mixedBuilds,
  readArtefact,
} from "@idol/ezkl/artefacts";
import { readAnyConfig } from "../judge/config.ts";
import { paths } from "../paths.ts";
import { featuresHash, type JudgeManifest, judgeManifest } from "./manifest.ts";

/** What of a judge must be that of its manifest before anything is scored, proved, verified or deployed with it. */
export type JudgeArtefact = CircuitArtefact | "features";

/**
 * Reads a judge's manifest and checks files against it.
 *
 * @param folder - the judge's, by default the committed one of that name
 * @throws CodedError `ARTEFACT_MISSING` if a file is missing, `ARTEFACT_MISMATCH` naming the first file of another build
 */
export async function checkJudge(
  judge: string,
  only: readonly Exclude<JudgeArtefact, "verifier">[],
  folder: string = paths.judge(judge),
): Promise<JudgeManifest> {
  return await checkPlace(judge, { folder, verifiers: folder }, only);
}

/** As `checkJudge`, of everything or also of the verifier, which lies in another folder. */
export async function checkPlace(
  judge: string,
  place: CircuitPlace,
  only: readonly JudgeArtefact[] = ["features", "network", "input", "settings", "compiled", "vk", "verifier"],
): Promise<JudgeManifest> {
  const circuit = only.filter((artefact) => artefact !== "features");
  const manifest = judgeManifest(await checkCircuit(judge, place, circuit));
  if (only.includes("features")) {
    const path = paths.artefactIn(place.folder, "config");
    const config = readAnyConfig(Buffer.from(await readArtefact(path)).toString("utf8"), path);
    // Title, threshold and provenance may change; how the judge hears may not.
    if (featuresHash(config.features) !== manifest.bound.features) throw mixedBuilds(path, judge);
  }
  return manifest;
}
