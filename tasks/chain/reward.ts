import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import type { Chain } from "./connect.ts";

/** Compiles what has changed, so that artifacts and addresses speak of the same contracts. */
export async function buildContracts(hre: HardhatRuntimeEnvironment): Promise<void> {
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
}

/** The reward contract at an address, sending from the network's first signer. */
export async function rewardAt(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  address: string,
): Promise<IIdolReward> {
  await buildContracts(hre);
  return await chain.ethers.getContractAt("IIdolReward", address);
}
