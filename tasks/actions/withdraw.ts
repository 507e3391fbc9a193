import { IdolError } from "@idol/ml/errors.ts";
import { checkedAddress } from "@idol/ml/key/key.ts";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { connectChain } from "../chain/connect.ts";
import { deployedReward } from "../chain/deployment.ts";
import { rewardAt } from "../chain/reward.ts";
import { readSeason } from "../chain/seasons.ts";
import { seasonsOwing, type Withdrawn, withdrawFor } from "../chain/withdraw.ts";
import { describeWithdrawn } from "../ui/messages.ts";
import { wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface WithdrawArguments {
  for: string | undefined;
  reward: string | undefined;
  season: string | undefined;
  json: boolean;
}

/** Payments to one singer, and the singer's balance before and after, in wei. */
export interface WithdrawResult {
  payments: Withdrawn[];
  singer: string;
  balanceBefore: bigint;
  balanceAfter: bigint;
}

export default async function withdraw(
  args: WithdrawArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<WithdrawResult> {
  return await runTask({ json: args.json, show: describeWithdrawn }, async ({ onProgress }) => {
    const named = args.for === undefined ? undefined : checkedAddress(args.for, "singer");
    const chain = await connectChain(hre);
    const { ethers } = chain;
    const singer = named ?? (await ethers.getSigners())[0]!.address;
    const address =
      args.reward === undefined
        ? await deployedReward(chain, hre.config.paths.ignition)
        : checkedAddress(args.reward, "reward contract");
    onProgress({ step: "Compile contracts" });
    const reward = await rewardAt(hre, chain, address);
    const seasons =
      args.season === undefined
        ? await seasonsOwing(reward, singer)
        : [(await readSeason(reward, wholeNumber(args.season, "season"))).number];
    if (seasons.length === 0) {
      throw new IdolError(
        "CLAIM_REFUSED",
        `No season owes ${singer} anything.`,
        "Claim first with idol:claim; a prize that was withdrawn is not owed any more.",
      );
    }
    const balanceBefore = await ethers.provider.getBalance(singer);
    const payments: Withdrawn[] = [];
    for (const season of seasons) payments.push(await withdrawFor(reward, season, singer));
    return { payments, singer, balanceBefore, balanceAfter: await ethers.provider.getBalance(singer) };
  });
}
