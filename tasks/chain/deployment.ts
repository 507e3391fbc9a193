import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isDevelopmentChain } from "@idol/client";
import { TaskError } from "../errors.ts";
import { readJournalFile, writeJournalFile } from "../sending/journal.ts";
import type { Chain } from "./connect.ts";

/** The name of the reward contract's artifact. */
const REWARD = "IdolReward";

/** What was deployed to a chain: addresses by the names of the contracts. */
export type Contracts = Record<string, string>;

function contractsFile(folder: string): string {
  return join(folder, "contracts.json");
}

/** What is written down of a chain's contracts; nothing where the chain is gone with the process. */
async function readContracts({ persistent, folder }: Chain): Promise<Contracts> {
  if (!persistent) return {};
  return ((await readJournalFile(contractsFile(folder))) as Contracts | undefined) ?? {};
}

/** Writes down where a contract lies. */
export async function noteContract(chain: Chain, name: string, address: string): Promise<void> {
  if (!chain.persistent) return;
  await writeJournalFile(contractsFile(chain.folder), { ...(await readContracts(chain)), [name]: address });
}

/**
 * Forgets a development chain whose contracts are gone, as after going back to a snapshot. Returns whether there was something to forget.
 *
 * @throws NOT_DEPLOYED on any other chain, where a missing contract means a wrong node or a reorganisation
 */
export async function resetStaleJournal(chain: Chain): Promise<boolean> {
  const addresses = Object.values(await readContracts(chain));
  const codes = await Promise.all(addresses.map((address) => chain.ethers.provider.getCode(address)));
  if (!codes.some((code) => code === "0x")) return false;
  if (!isDevelopmentChain(chain.chainId)) {
    throw new TaskError(
      "NOT_DEPLOYED",
      `${chain.folder} names contracts that chain ${chain.chainId} does not have.`,
      "Check that the node is the right one and in sync; if it is, move the folder away by hand.",
    );
  }
  await rm(contractsFile(chain.folder));
  await rm(join(chain.folder, "deployment.json"), { force: true });
  return true;
}

/** The address of the network's reward contract. @throws NOT_DEPLOYED */
export async function deployedReward(chain: Chain): Promise<string> {
  return await deployed(chain, REWARD, "reward contract");
}

/** The same, undefined where there is none. */
export async function findReward(chain: Chain): Promise<string | undefined> {
  return await findContract(chain, REWARD);
}

/** The address of the network's verifier of a judge. @throws NOT_DEPLOYED */
export async function deployedVerifier(chain: Chain, contractName: string): Promise<string> {
  return await deployed(chain, contractName, contractName);
}

async function deployed(chain: Chain, name: string, what: string): Promise<string> {
  const network = chain.connection.networkName;
  const address = await findContract(chain, name);
  if (address !== undefined) return address;
  const only = name === REWARD ? "" : " --only verifier";
  throw new TaskError(
    "NOT_DEPLOYED",
    chain.persistent
      ? `There is no ${what} on network "${network}" (chain ${chain.chainId}).`
      : `There is no ${what} on network "${network}", a chain inside this process that starts empty each time.`,
    chain.persistent
      ? `Deploy with: npx hardhat idol:deploy --network ${network}${only}`
      : "Choose a running node, as with --network anvil, or give the addresses as options.",
  );
}

/** The address of a contract of this workspace that is on the chain. */
export async function findContract(chain: Chain, name: string): Promise<string | undefined> {
  const address = (await readContracts(chain))[name];
  if (address === undefined) return undefined;
  return (await chain.ethers.provider.getCode(address)) === "0x" ? undefined : address;
}
