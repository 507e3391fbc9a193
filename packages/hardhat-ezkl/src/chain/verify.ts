import { PluginError } from "../errors.ts";
import { askVerifier } from "./ask-verifier.ts";
import { type Connection, request } from "./network.ts";

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
  await askVerifier(connection, address, calldata);
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
