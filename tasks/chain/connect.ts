import { join } from "node:path";
import { type CodedError, ensureError } from "@idol/ezkl/errors";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import { TaskError } from "../errors.ts";
import { checkKeys } from "./check-keys.ts";

/** A connection of Hardhat's, which has answered. */
export interface Chain {
  connection: NetworkConnection;
  ethers: NetworkConnection["ethers"];
  chainId: bigint;
  /** False for Hardhat's own chain inside this process, which is gone when the task ends. */
  persistent: boolean;
  /** Set where it is a copy of the network inside this process: what is sent there is written down nowhere. */
  rehearsed?: true;
  /** Where is written down what lies on this chain, and what was sent. */
  folder: string;
}

/**
 * Connects to the network that `--network` names and asks for its chain id.
 *
 * @param readOnly - nothing will be sent: then no key is asked for, whatever the configuration says
 * @throws NETWORK_UNKNOWN, VARIABLE_MISSING, VARIABLE_INVALID, NETWORK_UNREACHABLE if no node answers, NETWORK_MISMATCH if it is on another chain than the configuration says
 */
export async function connectChain(
  hre: HardhatRuntimeEnvironment,
  { readOnly = false }: { readOnly?: boolean } = {},
): Promise<Chain> {
  const network = hre.globalOptions.network ?? "default";
  if (hre.globalOptions.network !== undefined && hre.config.networks[network] === undefined) {
    throw new TaskError(
      "NETWORK_UNKNOWN",
      `There is no network "${network}" in hardhat.config.ts.`,
      `Give --network with one of ${Object.keys(hre.config.networks).join(", ")}.`,
    );
  }
  const keyless = readOnly && hre.config.networks[network]?.type === "http";
  let connection: NetworkConnection;
  let chainId: bigint;
  let genesis: string;
  try {
    if (!keyless) await checkKeys(network, hre.config.networks[network]);
    connection = keyless
      ? await hre.network.create({ network, override: { accounts: "remote" } })
      : await hre.network.getOrCreate();
    chainId = BigInt((await connection.provider.request({ method: "eth_chainId" })) as string);
    genesis = await genesisOf(connection);
  } catch (thrown) {
    if (thrown instanceof TaskError) throw thrown;
    throw connectionError(network, ensureError(thrown));
  }
  const { ethers, networkName, networkConfig } = connection;
  const expected = networkConfig.chainId;
  if (expected !== undefined && BigInt(expected) !== chainId) {
    throw chainMismatch(networkName, BigInt(expected), chainId);
  }
  const folder = join(hre.config.paths.ignition, "deployments", `chain-${chainId}-${genesis.slice(2, 10)}`);
  return { connection, ethers, chainId, persistent: networkConfig.type === "http", folder };
}

/** The hash of a chain's first block: development chains of one id are told apart by it. */
async function genesisOf({ provider }: NetworkConnection): Promise<string> {
  const block = await provider.request({ method: "eth_getBlockByNumber", params: ["0x0", false] });
  return (block as { hash: string } | null)?.hash ?? "0x00000000";
}

function connectionError(network: string, cause: Error): CodedError {
  const variable = /(?:Configuration Variable|Key) "(\w+)" not found/.exec(cause.message)?.[1];
  if (variable !== undefined) {
    return new TaskError(
      "VARIABLE_MISSING",
      `Network "${network}" needs the configuration variable ${variable}, which is not set.`,
      `Set it in the environment, or encrypted with: npx hardhat keystore set ${variable}`,
      { cause },
    );
  }
  const wrong = /Invalid \w+ value for the configuration variable "(\w+)"/.exec(cause.message)?.[1];
  if (wrong !== undefined) {
    return new TaskError(
      "VARIABLE_INVALID",
      `The configuration variable ${wrong} of network "${network}" is not a URL.`,
      `Give it the address of a node, as https://…; in the environment, or with: npx hardhat keystore set ${wrong} --force`,
      { cause },
    );
  }
  const mismatch = /chain id/i.test(cause.message);
  if (mismatch) {
    return new TaskError(
      "NETWORK_MISMATCH",
      `The node of network "${network}" is on another chain: ${cause.message}`,
      "Correct the network's url or chainId in hardhat.config.ts.",
      { cause },
    );
  }
  return new TaskError(
    "NETWORK_UNREACHABLE",
    `No node answers on network "${network}": ${cause.message.split("\n")[0]}`,
    network === "anvil"
      ? "Start one in another terminal with: npx anvil -p 3030"
      : "Check the network's url in hardhat.config.ts, and that the node runs.",
    { cause },
  );
}

/** The error for a node that is not on the chain it should be on. */
export function chainMismatch(network: string, expected: bigint, actual: bigint): CodedError {
  return new TaskError(
    "NETWORK_MISMATCH",
    `The node of network "${network}" is on chain ${actual}, not ${expected}.`,
    "Choose the right --network, or correct its url or chainId in hardhat.config.ts.",
  );
}
