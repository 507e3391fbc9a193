import { type CodedError, EzklError, ensureError } from "@idol/ezkl/errors";
import { PluginError } from "../errors.ts";
import { isYes } from "../proofs/calldata.ts";
import { type Connection, request } from "./network.ts";

/** The most gas a verifier gets, as `EzklVerifierCall` has it: nearly three times what EZKL's own tutorial needs. */
const GAS_CAP = 1_500_000;

/**
 * Asks a verifier by a call, as a contract should: its gas is capped, its answer must be exactly 32 bytes that hold 1. Whose code lies there
 * is for the caller to know.
 *
 * @param calldata - by `verifyCalldata`
 * @throws EzklError `PROOF_INVALID`; PluginError `NETWORK_UNREACHABLE`
 */
export async function askVerifier(connection: Connection, address: string, calldata: string): Promise<void> {
  let answer: unknown;
  try {
    answer = await request(connection, "eth_call", [
      { to: address, data: calldata, gas: `0x${GAS_CAP.toString(16)}` },
      "latest",
    ]);
  } catch (thrown) {
    if (thrown instanceof PluginError) throw thrown;
    throw refused(address, ensureError(thrown));
  }
  if (!isYes(answer)) throw refused(address);
}

function refused(address: string, cause?: Error): CodedError {
  return new EzklError(
    "PROOF_INVALID",
    `The verifier ${address} refuses the proof.`,
    "Use the proof as it was written, with the verifier of the circuit that it was made for.",
    { cause },
  );
}
