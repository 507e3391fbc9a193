import type { FeaturesConfig } from "@idol/ml/judge/config.ts";
import { concat, keccak256, sha256, toUtf8Bytes } from "ethers";
import { z } from "zod";
import { EzklError } from "../errors.ts";
import { sortKeys } from "./sort-keys.ts";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const integer = z.string().regex(/^-?\d+$/);

/** The six things that make a judge what it is, each by SHA-256, in the order in which the judge hash takes them. */
const identitySchema = z.strictObject({
  /** `network.onnx` */
  onnx: hash,
  /** `vk.key` */
  vk: hash,
  /** The verifier's Solidity source, with its header. */
  verifier: hash,
  /** `canonicalSettings` of `settings.json`. */
  settings: hash,
  /** The SRS under which the vk was made. */
  srs: hash,
  /** `featuresHash` of `judge.json`: how a recording becomes the network's input. */
  features: hash,
});

export type JudgeIdentity = z.infer<typeof identitySchema>;

/** The format of `manifest.json` that this code reads. */
export const MANIFEST_FORMAT = 2;

export const manifestSchema = z.strictObject({
  format: z.literal(MANIFEST_FORMAT),
  /** What built the circuit, with its version. */
  generator: z.string(),
  /** Name of the verifier's contract. */
  verifier: z.string(),
  identity: identitySchema,
  /** `judgeHash(identity)`, what a season is opened with. */
  judgeHash: hash,
  /** Other files of the build as they lie in the judge's folder. */
  files: z.strictObject({ input: hash, settings: hash, compiled: hash }),
  /** An `insecure-test` SRS lets its maker forge proofs: such a verifier must not pay on a public network. */
  srs: z.strictObject({ logrows: z.int(), origin: z.enum(["ceremony", "insecure-test"]) }),
  rows: z.int(),
  /** The score in instance units: 1 is `2^scale`; no proof exists outside `lowest` to `highest`, whatever x is. */
  score: z.strictObject({ scale: z.int(), lowest: integer, highest: integer }),
  /** What each step of the build was made from; a step whose inputs have not changed is not run again. */
  steps: z.record(z.string(), hash),
});

export type Manifest = z.infer<typeof manifestSchema>;

/**
 * The judge's hash: `keccak256(onnx ‖ vk ‖ verifier ‖ settings ‖ srs ‖ features)`, the six SHA-256 hashes as 32 raw bytes each, 192 in all.
 */
export function judgeHash({ onnx, vk, verifier, settings, srs, features }: JudgeIdentity): string {
  return keccak256(concat([onnx, vk, verifier, settings, srs, features]));
}

/**
 * SHA-256 of the features of a `judge.json`, as JSON without white space and with sorted keys. Without it an audit could be made with other
 * features than the season's, and call an honest recording false.
 */
export function featuresHash(features: FeaturesConfig): string {
  return sha256(toUtf8Bytes(JSON.stringify(sortKeys(features))));
}

/**
 * Reads the text of a `manifest.json`.
 *
 * @throws EzklError `JUDGE_INVALID` if it is not a manifest of this format, `ARTEFACT_MISMATCH` if its judge hash is not that of its list
 */
export function parseManifest(text: string, source = "manifest.json"): Manifest {
  let manifest: Manifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new EzklError(
      "JUDGE_INVALID",
      `${source} is not a manifest of format ${MANIFEST_FORMAT}.`,
      "Rebuild the circuit with idol:circuit.",
      { cause },
    );
  }
  if (judgeHash(manifest.identity) === manifest.judgeHash) return manifest;
  throw new EzklError(
    "ARTEFACT_MISMATCH",
    `The judge hash in ${source} is not that of the hashes listed there.`,
    "Restore the file, or rebuild the circuit with idol:circuit.",
  );
}

/** The text of a `manifest.json`. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
}
