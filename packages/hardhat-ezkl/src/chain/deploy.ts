import { setTimeout as sleep } from "node:timers/promises";
import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { getAddress } from "ethers";
import type { BuiltCircuit } from "../circuit/state.ts";
import { PluginError } from "../errors.ts";
import type { VerifierArtifact } from "./artifact.ts";
import { type Connection, chainIdOf, isPublic, request } from "./network.ts";

/** A verifier on a chain. */
export interface DeployedVerifier {
  address: string;
  transaction: string;
  chainId: bigint;
  gas: bigint;
}

const PATIENCE_MS = 180_000;

/**
 * Deploys a circuit's verifier and checks the code that lies there then.
 *
 * @param from - the sender; the network's first account by default
 * @throws PluginError `INSECURE_SRS` on a public network, `NETWORK_UNREACHABLE`, `DEPLOYMENT_FAILED`
 */
export async function deployVerifier(
  connection: Connection,
  { manifest, config }: BuiltCircuit,
  artifact: VerifierArtifact,
  from?: string,
): Promise<DeployedVerifier> {
  const chainId = await chainIdOf(connection);
  if (manifest.srs.origin !== "ceremony" && isPublic(connection, chainId)) {
    throw new PluginError(
      "INSECURE_SRS",
      `The circuit "${config.name}" was built under an insecure test SRS, whose maker can forge any proof; chain ${chainId} is public.`,
      `Build it under the ceremony's: npx hardhat ezkl setup ${config.name}`,
    );
  }
  const [first] = (await request(connection, "eth_accounts")) as string[];
  const sender = from ?? first;
  if (sender === undefined) throw failed(connection, "it has no account to send from");
  const transaction = await send(connection, { from: sender, data: artifact.bytecode });
  const { contractAddress: address, gasUsed } = await receiptOf(connection, transaction);
  if (address === null) throw failed(connection, `the transaction ${transaction} reverted`);
  const code = await request(connection, "eth_getCode", [address, "latest"]);
  if (code !== artifact.deployedBytecode)
    throw failed(connection, `the code at ${address} is not the verifier's`);
  return { address: getAddress(address), transaction, chainId, gas: BigInt(gasUsed) };
}

async function send(connection: Connection, transaction: { from: string; data: string }): Promise<string> {
  try {
    return (await request(connection, "eth_sendTransaction", [transaction])) as string;
  } catch (thrown) {
    if (thrown instanceof PluginError) throw thrown;
    const cause = ensureError(thrown);
    throw failed(connection, cause.message.split("\n")[0]!, cause);
  }
}

async function receiptOf(
  connection: Connection,
  transaction: string,
): Promise<{ contractAddress: string | null; gasUsed: string }> {
  const started = Date.now();
  for (let wait = 50; Date.now() - started < PATIENCE_MS; wait = Math.min(2 * wait, 4000)) {
    const receipt = (await request(connection, "eth_getTransactionReceipt", [transaction])) as {
      status: string;
      contractAddress: string | null;
      gasUsed: string;
    } | null;
    if (receipt !== null)
      return BigInt(receipt.status) === 1n ? receipt : { ...receipt, contractAddress: null };
    await sleep(wait);
  }
  throw failed(connection, `the transaction ${transaction} is not mined yet`);
}

function failed({ networkName }: Connection, why: string, cause?: Error): CodedError {
  return new PluginError(
    "DEPLOYMENT_FAILED",
    `The verifier is not deployed on network "${networkName}": ${why}.`,
    "Check the account and its funds, then run the command again.",
    { cause },
  );
}
