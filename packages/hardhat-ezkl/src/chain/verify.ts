import { type CodedError, EzklError, ensureError } from "@idol/ezkl/errors";
import { PluginError } from "../errors.ts";
import { isYes } from "../proofs/calldata.ts";
import { type Connection, request } from "./network.ts";

/** The most gas a verifier gets: nearly three times what EZKL's own tutorial needs. */
const GAS_CAP = 1_500_000;

/**
 * Asks a deployed verifier by a call, as a contract should: its code must be the circuit's, its gas is capped, its answer must be exactly
 * 32 bytes that hold 1.
 *
 * @throws PluginError `NOT_DEPLOYED`, `WRONG_CODE`; EzklError `PROOF_INVALID`
 */
export async function verifyOnChain(
  connection: Connection,
  { address, code }: { address: string; code: string },
  calldata: string,
): Promise<void> {
  const found = await request(connection, "eth_getCode", [address, "latest"]);
  if (found === "0x") {
    throw new PluginError(
      "NOT_DEPLOYED",
      `There is no contract at ${address} on network "${connection.networkName}".`,
      "Deploy the verifier with: npx hardhat ezkl deploy-verifier",
    );
  }
  if (found !== code) {
    throw new PluginError(
      "WRONG_CODE",
      `The contract at ${address} is not the verifier of this project's build of the circuit.`,
      "Deploy the verifier of this build with: npx hardhat ezkl deploy-verifier",
    );
  }
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

/** The gas of a transaction that verifies a proof, calldata included. */
export async function gasOfVerifying(
  connection: Connection,
  address: string,
  calldata: string,
): Promise<bigint> {
  const [from] = (await request(connection, "eth_accounts")) as string[];
  return BigInt(
    (await request(connection, "eth_estimateGas", [{ from, to: address, data: calldata }])) as string,
  );
}

function refused(address: string, cause?: Error): CodedError {
  return new EzklError(
    "PROOF_INVALID",
    `The verifier ${address} refuses the proof.`,
    "Use the proof as it was written, with the verifier of the circuit that it was made for.",
    { cause },
  );
}
