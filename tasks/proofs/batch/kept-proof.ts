import { readFile } from "node:fs/promises";
import {
  checkBinding,
  deriveKey,
  type JudgeIdentity,
  type KeyBinding,
  keyBindingOf,
  parseBinding,
} from "@idol/client/key";
import { namedInstances, parseProof, toSigned } from "@idol/ezkl/proof";
import { bindingPath } from "../prove-recording.ts";

/** The score of a proof that is there, if it and its sidecar are whole, and are what would be made now, but for the salt. */
export async function readKept(
  path: string,
  proofSha256: string,
  wanted: KeyBinding,
  judge: JudgeIdentity,
): Promise<bigint | undefined> {
  try {
    const [proof, sidecar] = await Promise.all([readFile(path, "utf8"), readFile(bindingPath(path), "utf8")]);
    const binding = parseBinding(sidecar);
    checkBinding(proof, binding, judge);
    const found = namedInstances(parseProof(proof).instances, ["key", "score"]);
    const { opening } = keyBindingOf(binding);
    if (opening?.recordingHash !== wanted.opening?.recordingHash) return undefined;
    const key = deriveKey({ ...wanted, opening });
    if (binding.proofSha256 !== proofSha256 || found.key !== key) return undefined;
    return toSigned(found.score);
  } catch {
    return undefined;
  }
}
