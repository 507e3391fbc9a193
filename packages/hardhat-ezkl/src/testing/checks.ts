import type { CodedError } from "@idol/ezkl/errors";
import type { CircuitProof } from "../proofs/circuit-proof.ts";
import { codedOf } from "../runtime/plugin-errors.ts";
import type { Tampering } from "./tamperings.ts";

/** What checks proofs: a circuit, with its key, or its verifier on a chain. */
export interface Checking {
  /** What it is called in messages. */
  readonly label: string;
  verify(proof: CircuitProof): Promise<unknown>;
  verifyCalldata(calldata: string): Promise<unknown>;
}

export type Checked = CircuitProof | Tampering;

/** Codes of a refusal that is about the proof; any other means that nothing was checked. */
const REFUSALS = new Set(["PROOF_INVALID", "PROOF_MALFORMED", "FIELD_INVALID", "PROOF_OF_OTHER_BUILD"]);

/** Whether a proof is taken; `undefined`, or why it is not. Anything else that goes wrong comes through. */
export async function refusalOf(checking: Checking, proof: Checked): Promise<CodedError | undefined> {
  try {
    await ("circuit" in proof ? checking.verify(proof) : checking.verifyCalldata(proof.calldata));
    return undefined;
  } catch (thrown) {
    const error = codedOf(thrown);
    if (error !== undefined && REFUSALS.has(error.code)) return error;
    throw thrown;
  }
}

/** How a proof is called in messages. */
export function labelOf(proof: Checked): string {
  return "circuit" in proof ? `a proof of "${proof.circuit}"` : `the proof with ${proof.name}`;
}

/** Whether a value is one that `accept` and `rejectProof` can be asked of. */
export function isChecking(value: unknown): value is Checking {
  return (
    typeof value === "object" &&
    value !== null &&
    "verify" in value &&
    "verifyCalldata" in value &&
    typeof value.verifyCalldata === "function"
  );
}
