import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isDevelopmentChain } from "@idol/client";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/** Ignition's id of the reward contract. */
const REWARD_FUTURE = "IdolReward#IdolReward";

/** Ignition's id of a judge's verifier. */
function verifierFuture(contractName: string): string {
  return `${contractName}#${contractName}`;
}

/** The folder of Ignition's journal for a chain. */
export function deploymentFolder(ignitionFolder: string, chainId: bigint): string {
  return join(ignitionFolder, "deployments", `chain-${chainId}`);
}

/** Ignition's `deployed_addresses.json`: contracts by the id of their future; empty where there is none. */
async function readAddresses(folder: string): Promise<Record<string, string>> {
  let text: string;
  try {
    text = await readFile(join(folder, "deployed_addresses.json"), "utf8");
  } catch {
    return {};
  }
  return JSON.parse(text) as Record<string, string>;
}

/**
 * Whether the journal of a chain tells of contracts that are not there, as after a restart of a development node.
 */
export async function isStale(chain: Chain, folder: string): Promise<boolean> {
  const addresses = Object.values(await readAddresses(folder));
  const codes = await Promise.all(addresses.map((address) => chain.ethers.provider.getCode(address)));
  return codes.some((code) => code === "0x");
}

/**
 * Removes the journal of a development chain that was restarted. Returns whether there was one to remove.
 *
 * @throws NOT_DEPLOYED on any other chain, where a missing contract means a wrong node or a reorganisation
 */
export async function resetStaleJournal(chain: Chain, folder: string): Promise<boolean> {
  if (!(await isStale(chain, folder))) return false;
  if (!isDevelopmentChain(chain.chainId)) {
    throw new TaskError(
      "NOT_DEPLOYED",
      `The journal in ${folder} names contracts that chain ${chain.chainId} does not have.`,
      "Check that the node is the right one and in sync; if it is, move the journal away by hand.",
    );
  }
  await rm(folder, { recursive: true });
  return true;
}

/** The address of the network's reward contract. @throws NOT_DEPLOYED */
export async function deployedReward(chain: Chain, ignitionFolder: string): Promise<string> {
  return await deployed(chain, ignitionFolder, REWARD_FUTURE, "reward contract");
}

/** The same, undefined where there is none. */
export async function findReward(chain: Chain, ignitionFolder: string): Promise<string | undefined> {
  return await find(chain, ignitionFolder, REWARD_FUTURE);
}

/** The address of the network's verifier of a judge. @throws NOT_DEPLOYED */
export async function deployedVerifier(
  chain: Chain,
  ignitionFolder: string,
  contractName: string,
): Promise<string> {
  return await deployed(chain, ignitionFolder, verifierFuture(contractName), contractName);
}

async function deployed(chain: Chain, ignitionFolder: string, future: string, what: string): Promise<string> {
  const network = chain.connection.networkName;
  const address = await find(chain, ignitionFolder, future);
  if (address !== undefined) return address;
  throw new TaskError(
    "NOT_DEPLOYED",
    chain.persistent
      ? `There is no ${what} on network "${network}" (chain ${chain.chainId}).`
      : `There is no ${what} on network "${network}", a chain inside this process that starts empty each time.`,
    chain.persistent
      ? `Deploy with: npx hardhat idol:deploy --network ${network}`
      : "Choose a running node, as with --network anvil, or give the addresses as options.",
  );
}

async function find(chain: Chain, ignitionFolder: string, future: string): Promise<string | undefined> {
  if (!chain.persistent) return undefined;
  const address = (await readAddresses(deploymentFolder(ignitionFolder, chain.chainId)))[future];
  if (address === undefined) return undefined;
  return (await chain.ethers.provider.getCode(address)) === "0x" ? undefined : address;
}
