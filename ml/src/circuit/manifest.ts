import * as ezkl from "@idol/ezkl/circuit";
import { sortKeys } from "@idol/ezkl/circuit";
import { sha256 } from "ethers/crypto";
import { toUtf8Bytes } from "ethers/utils";
import { IdolError } from "../errors.ts";
import type { FeaturesConfig } from "../judge/config.ts";

/** A circuit's manifest read as a judge's. */
export interface JudgeManifest extends ezkl.Manifest {
  /** What a season is opened with: the circuit's hash, which covers the features too. */
  judgeHash: string;
  /** The score in instance units: 1 is `2^scale`; no proof exists outside `lowest` to `highest`, whatever x is. */
  score: { scale: number; lowest: string; highest: string };
}

/**
 * SHA-256 of the features of a `judge.json`, as JSON without white space and with sorted keys. Without it an audit could be made with other
 * features than the season's, and call an honest recording false.
 */
export function featuresHash(features: FeaturesConfig): string {
  return sha256(toUtf8Bytes(JSON.stringify(sortKeys(features))));
}

/**
 * Reads the text of a judge's `manifest.json`.
 *
 * @throws CodedError as ezkl's `parseManifest`; `ARTEFACT_INVALID` if it is another circuit's
 */
export function parseManifest(text: string, source = "manifest.json"): JudgeManifest {
  return judgeManifest(ezkl.parseManifest(text, source), source);
}

/** A circuit's manifest as a judge's. @throws IdolError `ARTEFACT_INVALID` */
export function judgeManifest(manifest: ezkl.Manifest, source = "manifest.json"): JudgeManifest {
  const { scale, lowest = null, highest = null } = manifest.outputs[1] ?? {};
  const isJudges = manifest.outputs.length === 2 && Object.keys(manifest.bound).join() === "features";
  if (!isJudges || scale === undefined || lowest === null || highest === null)
    throw new IdolError(
      "ARTEFACT_INVALID",
      `${source} is not a judge's.`,
      "Build the judge's circuit again.",
    );
  return { ...manifest, judgeHash: manifest.hash, score: { scale, lowest, highest } };
}
