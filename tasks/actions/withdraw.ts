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
import { sendToReward } from "../sending/send-to-reward.ts";
import type { WithdrawResult } from "../ui/messages.ts";
import { describeWithdrawn, type Payment } from "../ui/messages.ts";
import { wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

const stepOf = (season: bigint): string => `Withdraw from season ${season}`;

interface WithdrawArguments {
  for: string | undefined;
  to: string | undefined;
  reward: string | undefined;
  season: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  json: boolean;
}

export default async function withdraw(
  args: WithdrawArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<WithdrawResult> {
  return await runTask({ json: args.json, show: describeWithdrawn }, async (running) => {
    const paidFor = args.for === undefined ? undefined : checkedAddress(args.for, "singer");
    const receiver = args.to === undefined ? undefined : checkedAddress(args.to, "receiver");
    const opened = await openReward(hre, args);
    const { chain, reward, sender } = opened;
    const { provider } = chain.ethers;
    const singer = paidFor ?? sender.address;
    if (receiver !== undefined && singer !== sender.address) {
      throw new TaskError(
        "OPTION_INVALID",
        `Only ${singer} can have the prize sent elsewhere, and ${sender.address} sends this.`,
        "Leave --to out, or send it from the singer's account.",
      );
    }
    const named = args.season === undefined ? undefined : wholeNumber(args.season, "season");
    const to = receiver ?? singer;
    const about = `${named ?? "all"} of ${singer} to ${to}`;
    const steps: string[] = [];
    const order = { task: "idol:withdraw", about, options: {}, steps };
    return await sendToReward(opened, running, order, async (paying, command) => {
      // What was paid in an interrupted run is not owed any more, and belongs to the result all the same.
      const seasons = await command.keep(async () =>
        named === undefined
          ? await payingSeasons(reward, singer)
          : [(await readSeason(reward, named)).number],
      );
      steps.push(...seasons.map(stepOf));
      const payments: Payment[] = [];
      for (const season of seasons) {
        const { terms } = await readSeason(reward, season);
        const currency = await readCurrency(provider, terms.currency);
        const balanceBefore = await balanceOf(provider, currency, to);
        const paid = await command.step(stepOf(season), () =>
          receiver === undefined ? withdrawFor(paying, season, singer) : withdrawTo(paying, season, receiver),
        );
        const balanceAfter = await balanceOf(provider, currency, to);
        payments.push({ ...paid, currency, balanceBefore, balanceAfter });
      }
      return { payments, singer, to };
    });
  });
}
