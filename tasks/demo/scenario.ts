import { type IIdolReward, rewardAt, termsHashOf } from "@idol/client";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Chain, connectChain } from "../chain/connect.ts";
import { deployFirstSeason } from "../chain/deploy.ts";
import type { Deployed } from "../chain/deployed.ts";
import type { LedgerLine } from "./ledger.ts";

/** The chain of the demo with everybody on it. */
export interface Scenario {
  chain: Chain;
  deployed: Deployed & { reward: string; season: bigint; threshold: bigint };
  reward: IIdolReward;
  /** Of the first season. */
  termsHash: string;
  singer: HardhatEthersSigner;
  /** Tries to steal, and then relays: the contract makes it the same. */
  second: HardhatEthersSigner;
}

/** What the demo's season pays, in ether. */
const SEASON = { prize: "0.01", pot: "0.05", duration: "1d", badge: false } as const;

/** Deploys on a chain of this process, which starts empty: verifier, reward contract, one open and funded season. */
export async function setUpScenario(hre: HardhatRuntimeEnvironment, judge: string): Promise<Scenario> {
  const chain = await connectChain(hre);
  const deployed = await deployFirstSeason(hre, chain, { judge, ...SEASON }, { onProgress: () => {} });
  const [, second, singer] = await chain.ethers.getSigners();
  const reward = rewardAt(deployed.reward!, second!);
  const { terms, state } = await reward.seasonOf(deployed.season!);
  const termsHash = termsHashOf(terms, state.verifierCodeHash);
  const made = { chain, deployed: deployed as Scenario["deployed"], reward, termsHash };
  return { ...made, singer: singer!, second: second! };
}

/** Gas of all transactions so far, and the bytes of code that the contracts have. */
export async function deploymentCost({
  chain,
  deployed,
}: Scenario): Promise<Pick<LedgerLine, "gas" | "bytes">> {
  const { provider } = chain.ethers;
  let gas = 0n;
  for (let number = await provider.getBlockNumber(); number > 0; number--) {
    gas += (await provider.getBlock(number))?.gasUsed ?? 0n;
  }
  const codes = await Promise.all(
    [deployed.verifier, deployed.reward].map((address) => provider.getCode(address)),
  );
  return { gas, bytes: codes.reduce((sum, code) => sum + (code.length - 2) / 2, 0) };
}
