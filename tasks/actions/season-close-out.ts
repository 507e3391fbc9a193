import { checkedAddress, closeOutSeason, readCurrency, readSeason } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { required, wholeNumber } from "../ui/options.ts";
import type { CloseOutResult } from "../ui/organiser-messages.ts";
import { describeClosedOut } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface SeasonCloseOutArguments {
  season: string | undefined;
  to: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  json: boolean;
}

export default async function seasonCloseOut(
  args: SeasonCloseOutArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<CloseOutResult> {
  return await runTask({ json: args.json, show: describeClosedOut }, async ({ onProgress }) => {
    const number = wholeNumber(required(args.season, "season"), "season");
    const to = args.to === undefined ? undefined : checkedAddress(args.to, "receiver");
    const { chain, reward, sender } = await openReward(hre, args);
    const { terms } = await readSeason(reward, number);
    const currency = await readCurrency(chain.ethers.provider, terms.currency);
    onProgress({ step: "Close the season out" });
    return { ...(await closeOutSeason(reward, number, to ?? sender.address)), currency };
  });
}
