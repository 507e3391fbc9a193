import {
  balanceOf,
  checkedAddress,
  payingSeasons,
  readCurrency,
  readSeason,
  withdrawFor,
  withdrawTo,
} from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import type { WithdrawResult } from "../ui/messages.ts";
import { describeWithdrawn, type Payment } from "../ui/messages.ts";
import { wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface WithdrawArguments {
  for: string | undefined;
  to: string | undefined;
  reward: string | undefined;
  season: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function withdraw(
  args: WithdrawArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<WithdrawResult> {
  return await runTask({ json: args.json, show: describeWithdrawn }, async ({ onProgress }) => {
    const named = args.for === undefined ? undefined : checkedAddress(args.for, "singer");
    const receiver = args.to === undefined ? undefined : checkedAddress(args.to, "receiver");
    const { chain, reward, sender } = await openReward(hre, args);
    const { provider } = chain.ethers;
    const singer = named ?? sender.address;
    if (receiver !== undefined && singer !== sender.address) {
      throw new TaskError(
        "OPTION_INVALID",
        `Only ${singer} can have the prize sent elsewhere, and ${sender.address} sends this.`,
        "Leave --to out, or send it from the singer's account.",
      );
    }
    const seasons =
      args.season === undefined
        ? await payingSeasons(reward, singer)
        : [(await readSeason(reward, wholeNumber(args.season, "season"))).number];
    const to = receiver ?? singer;
    const payments: Payment[] = [];
    for (const season of seasons) {
      const { terms } = await readSeason(reward, season);
      const currency = await readCurrency(provider, terms.currency);
      const balanceBefore = await balanceOf(provider, currency, to);
      onProgress({ step: `Withdraw from season ${season}` });
      const paid = await (receiver === undefined
        ? withdrawFor(reward, season, singer)
        : withdrawTo(reward, season, receiver));
      const balanceAfter = await balanceOf(provider, currency, to);
      payments.push({ ...paid, currency, balanceBefore, balanceAfter });
    }
    return { payments, singer, to };
  });
}
