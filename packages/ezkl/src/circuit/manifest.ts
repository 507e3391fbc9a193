import { keccak256 } from "ethers/crypto";
import { concat } from "ethers/utils";
import { z } from "zod";
import { EzklError, ensureError } from "../errors.ts";
import { readJson } from "../json.ts";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/, "0x and 64 lower-case hexadecimal digits");
const integer = z.string().regex(/^-?\d+$/, "a whole number in quotes");

/** What makes a circuit what it is, each by SHA-256, in the order in which the circuit's hash takes them. */
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
});

export type CircuitIdentity = z.infer<typeof identitySchema>;

/** SHA-256, by name, of whatever else a circuit's user binds it to: how its inputs are made, for example. */
export type BoundHashes = Readonly<Record<string, string>>;

/** The format of `manifest.json` that this code reads. */
export const MANIFEST_FORMAT = 3;

const manifestSchema = z.strictObject({
  format: z.literal(MANIFEST_FORMAT),
  /** What built the circuit, with its version. */
  generator: z.string(),
  /** Name of the verifier's contract. */
  verifier: z.string(),
  identity: identitySchema,
  bound: z.record(z.string(), hash),
  /** `circuitHash(identity, bound)` */
  hash,
  /** Other files of the build as they lie in its folder. */
  files: z.strictObject({ input: hash, settings: hash, compiled: hash }),
  /** An `insecure-test` SRS lets its maker forge proofs: such a verifier must not pay on a public network. */
  srs: z.strictObject({ logrows: z.int(), origin: z.enum(["ceremony", "insecure-test"]) }),
  rows: z.int(),
  /** Of a circuit with divisions or lookup tables: `CircuitParameters` tell what that means. */
  exact: z.literal(false).optional(),
  /** The outputs in their order: 1 is `2^scale`; no proof exists outside `lowest` to `highest`, whatever the inputs are. */
  outputs: z.array(
    z.strictObject({ scale: z.int(), lowest: integer.nullable(), highest: integer.nullable() }),
  ),
  /** What each step of the build was made from; a step whose inputs have not changed is not run again. */
  steps: z.record(z.string(), hash),
});

export type Manifest = z.infer<typeof manifestSchema>;

/**
 * The circuit's hash: `keccak256(onnx ‖ vk ‖ verifier ‖ settings ‖ srs ‖ bound…)`, SHA-256 hashes as 32 raw bytes each, those of
 * `bound` in the order of their names.
 */
export function circuitHash(identity: CircuitIdentity, bound: BoundHashes): string {
  const { onnx, vk, verifier, settings, srs } = identity;
  const names = Object.keys(bound).sort();
  return keccak256(concat([onnx, vk, verifier, settings, srs, ...names.map((name) => bound[name]!)]));
}

/**
 * Reads the text of a `manifest.json`.
 *
 * @throws EzklError `ARTEFACT_INVALID` if it is not a manifest of this format, `ARTEFACT_MISMATCH` if its hash is not that of its list
 */
export function parseManifest(text: string, source = "manifest.json"): Manifest {
  let manifest: Manifest;
  try {
    manifest = readJson(text, manifestSchema);
  } catch (cause) {
    throw new EzklError(
      "ARTEFACT_INVALID",
      `${source} is not a manifest of format ${MANIFEST_FORMAT}: ${ensureError(cause).message}.`,
      "Build the circuit again.",
      { cause },
    );
  }
  if (circuitHash(manifest.identity, manifest.bound) === manifest.hash) return manifest;
  throw new EzklError(
    "ARTEFACT_MISMATCH",
    `The hash in ${source} is not that of the hashes listed there.`,
    "Restore the file, or build the circuit again.",
  );
}

/** The text of a `manifest.json`. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
}
