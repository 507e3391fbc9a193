/**
 * hardhat-ezkl/testing: checks of proofs for any test runner, node:test for example.
 *
 * @example
 * import { acceptsProof, rejectsProof, tamperings } from "hardhat-ezkl/testing";
 *
 * await acceptsProof(verifier, proof);
 * for (const bad of tamperings(proof)) await rejectsProof(verifier, bad);
 */
import { AssertionError } from "node:assert";
import { type Checked, type Checking, labelOf, refusalOf } from "./testing/checks.ts";

export type { Checked, Checking } from "./testing/checks.ts";
export { type Tampering, type TamperingOptions, tamperings } from "./testing/tamperings.ts";

/** Fails unless a circuit, or its verifier on a chain, takes the proof. */
export async function acceptsProof(checking: Checking, proof: Checked): Promise<void> {
  const refusal = await refusalOf(checking, proof);
  if (refusal === undefined) return;
  throw failure(`${checking.label} was to accept ${labelOf(proof)}: ${refusal.message}`, acceptsProof);
}

/** Fails unless a circuit, or its verifier on a chain, refuses the proof; a network that does not answer is no refusal. */
export async function rejectsProof(checking: Checking, proof: Checked): Promise<void> {
  if ((await refusalOf(checking, proof)) !== undefined) return;
  throw failure(`${checking.label} was to reject ${labelOf(proof)}, and took it`, rejectsProof);
}

function failure(message: string, stackStartFn: (...args: never[]) => unknown): AssertionError {
  return new AssertionError({ message, stackStartFn: stackStartFn as () => unknown });
}
