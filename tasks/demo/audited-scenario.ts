import {
  type Currency,
  type IIdolReward,
  readCurrency,
  rewardAt,
  type SeasonTermsStructOutput,
} from "@idol/client";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Chain, connectChain } from "../chain/connect.ts";
import { openFundedSeason } from "../chain/open-season.ts";
import { parseAmount } from "../ui/contest-options.ts";
import type { DemoResult } from "./demo.ts";

/** Seconds. */
export const DAY = 86400;

/** What the audited season pays and asks, in whole tokens and days. */
const SEASON = {
  prize: "25",
  pot: "60",
  bond: "5",
  duration: "1d",
  revealPeriod: "1d",
  auditPeriod: "1d",
  open: false,
} as const;

/** The demo's chain with a second season, and everybody in it. */
export interface AuditedScenario {
  chain: Chain;
  reward: IIdolReward;
  season: bigint;
  terms: SeasonTermsStructOutput;
  currency: Currency;
  organiser: HardhatEthersSigner;
  singer: HardhatEthersSigner;
  auditor: HardhatEthersSigner;
  /** Claims with the singer's recording. */
  copier: HardhatEthersSigner;
  /** Lets seconds pass. */
  pass: (seconds: number) => Promise<void>;
}

/** Deploys a token, gives everybody what they need of it, and opens and funds an audited season in it. */
export async function setUpAuditedScenario(
  hre: HardhatRuntimeEnvironment,
  { judge, reward: address, verifier }: DemoResult,
): Promise<AuditedScenario> {
  const chain = await connectChain(hre);
  const { ethers, connection } = chain;
  const [organiser, , singer, auditor, copier] = (await ethers.getSigners()) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const token = await ethers.deployContract("MockToken");
  const currency = await readCurrency(ethers.provider, await token.getAddress());
  await token.mint(organiser.address, parseAmount(SEASON.pot, currency, "pot"));
  for (const who of [singer, copier])
    await token.mint(who.address, parseAmount(SEASON.bond, currency, "bond"));
  const reward = rewardAt(address, organiser);
  const options = { ...SEASON, judge, verifier, currency: currency.address, auditor: auditor.address };
  const { season } = await openFundedSeason(hre, { chain, reward, address, sender: organiser }, options, {
    onProgress: () => {},
  });
  const { terms } = await reward.seasonOf(season);
  const pass = async (seconds: number): Promise<void> => {
    await connection.provider.request({ method: "evm_increaseTime", params: [seconds] });
    await connection.provider.request({ method: "evm_mine", params: [] });
  };
  return { chain, reward, season, terms, currency, organiser, singer, auditor, copier, pass };
}
