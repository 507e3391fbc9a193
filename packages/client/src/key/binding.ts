import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { readJson } from "@idol/ezkl/json";
import { namedInstances, parseProof } from "@idol/ezkl/proof";
import { sha256 } from "ethers/crypto";
import { toUtf8Bytes } from "ethers/utils";
import { z } from "zod";
import { ContestError } from "../errors.ts";
import { checkedAddress } from "./address.ts";
import type { Opening } from "./commitment.ts";
import { deriveKey, type KeyBinding, splitKey } from "./key.ts";
import { NO_RECORDING } from "./no-recording.ts";

const decimal = z.string().regex(/^(0|[1-9][0-9]{0,77})$/, "a whole number in quotes");
const bytes32 = z.string().regex(/^0x[0-9a-f]{64}$/, "0x and 64 lower-case hexadecimal digits");
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/, "an address, 0x and 40 hexadecimal digits");

/** The form of the sidecars that are written now; those of version 1 knew neither terms nor salt. */
const VERSION = 2;

/**
 * The sidecar `F.binding.json` of a proof F: what its key was made of, and which bytes it belongs to. Numbers are decimal strings; salt and
 * recording hash are 32 zero bytes where the season has no audit.
 */
const bindingSchema = z.strictObject({
  version: z.literal(VERSION),
  chainId: decimal,
  reward: address,
  season: decimal,
  termsHash: bytes32,
  account: address,
  salt: bytes32,
  recordingHash: bytes32,
  judge: z.string().min(1),
  judgeHash: bytes32,
  proofSha256: bytes32,
});

export type ProofBinding = z.infer<typeof bindingSchema>;

/** The judge that a proof is of: its name and the hash in its manifest. */
export interface JudgeIdentity {
  name: string;
  hash: string;
}

/** The sidecar of a new proof. @throws as `deriveKey`. */
export function createBinding(proof: string, key: KeyBinding, judge: JudgeIdentity): ProofBinding {
  return {
    version: VERSION,
    chainId: key.chainId.toString(),
    reward: checkedAddress(key.reward, "reward contract"),
    season: key.season.toString(),
    termsHash: key.termsHash.toLowerCase(),
    account: checkedAddress(key.account, "account"),
    salt: (key.opening?.salt ?? NO_RECORDING).toLowerCase(),
    recordingHash: (key.opening?.recordingHash ?? NO_RECORDING).toLowerCase(),
    judge: judge.name,
    judgeHash: judge.hash.toLowerCase(),
    proofSha256: sha256(toUtf8Bytes(proof)),
  };
}

/** Reads a sidecar. @throws BINDING_OUTDATED for one of an earlier form, BINDING_MISMATCH naming the field that is missing, unknown or wrong. */
export function parseBinding(text: string): ProofBinding {
  if (isOutdated(text)) throw outdated();
  try {
    return readJson(text, bindingSchema);
  } catch (cause) {
    throw mismatch(`The proof's sidecar cannot be read: ${ensureError(cause).message}.`, cause);
  }
}

/** What the sidecar's key is made of. */
export function keyBindingOf(binding: ProofBinding): KeyBinding {
  const { account, reward, termsHash, salt, recordingHash } = binding;
  const opening = recordingHash === NO_RECORDING ? undefined : { salt, recordingHash };
  const numbers = { chainId: BigInt(binding.chainId), season: BigInt(binding.season) };
  return { account, reward, termsHash, opening, ...numbers };
}

/** What opens the claim's commitment at the reveal. @throws BINDING_MISMATCH where the proof is bound to no recording */
export function openingOf(binding: ProofBinding): Opening {
  const { opening } = keyBindingOf(binding);
  if (opening !== undefined) return opening;
  throw mismatch("The proof is bound to no recording: there is nothing to reveal.");
}

function isOutdated(text: string): boolean {
  try {
    readJson(text, z.object({ version: z.literal(1) }));
    return true;
  } catch {
    return false;
  }
}

function outdated(): CodedError {
  return new ContestError(
    "BINDING_OUTDATED",
    "The proof's sidecar is of version 1: its proof is bound neither to the season's terms nor by a salt, and no contract takes it any more.",
    "Prove again.",
  );
}

/**
 * Checks that a proof's text and its sidecar belong together: the key inside the proof is the one the sidecar describes, the text is
 * the one that was written with it, and, where `judge` is given, it is that judge's.
 * @throws PROOF_MALFORMED, ADDRESS_INVALID, or BINDING_MISMATCH naming the field.
 */
export function checkBinding(proof: string, binding: ProofBinding, judge?: JudgeIdentity): void {
  const { key } = namedInstances(parseProof(proof).instances, ["key", "score"]);
  const expected = deriveKey(keyBindingOf(binding));
  if (key !== expected) {
    const sameAccount = BigInt.asUintN(160, key) === BigInt.asUintN(160, expected);
    throw mismatch(
      sameAccount
        ? "The key inside the proof does not bind the sidecar's chainId, reward, season, termsHash, salt and recordingHash: one of them was edited."
        : `The proof pays ${describeKey(key)}, not the sidecar's account ${binding.account}.`,
    );
  }
  if (sha256(toUtf8Bytes(proof)) !== binding.proofSha256) {
    throw mismatch(
      "The proof's text is not the one of the sidecar's proofSha256: the proof was edited, or is another one.",
    );
  }
  if (judge !== undefined && binding.judgeHash !== judge.hash.toLowerCase()) {
    throw mismatch(
      `The proof is of the judge "${binding.judge}" with judgeHash ${binding.judgeHash}, not of "${judge.name}" with ${judge.hash}.`,
    );
  }
}

function describeKey(key: bigint): string {
  try {
    return splitKey(key).account;
  } catch {
    return "nobody (its key has more than 248 bits)";
  }
}

function mismatch(message: string, cause?: unknown): CodedError {
  return new ContestError(
    "BINDING_MISMATCH",
    message,
    "Use the proof and its sidecar as they were written, with the judge they were made for, or prove again.",
    { cause },
  );
}
