import { checkedAddress, closeOutFor, closeOutSeason, readCurrency, readSeason } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import { refuseOption, required, wholeNumber } from "../ui/options.ts";
import type { CloseOutResult } from "../ui/organiser-messages.ts";
import { describeClosedOut } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

const STEP = "Close the season out";

interface SeasonCloseOutArguments {
  season: string | undefined;
  to: string | undefined;
  relay: boolean;
  reward: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  json: boolean;
}

export default async function seasonCloseOut(
  args: SeasonCloseOutArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<CloseOutResult> {
  return await runTask({ json: args.json, show: describeClosedOut }, async (running) => {
    const number = wholeNumber(required(args.season, "season"), "season");
    const to = args.to === undefined ? undefined : checkedAddress(args.to, "receiver");
    if (args.relay) refuseOption(args.to, "to", "the organiser names who is paid");
    const opened = await openReward(hre, args);
    const { chain, reward, sender } = opened;
    const { terms } = await readSeason(reward, number);
    const currency = await readCurrency(chain.ethers.provider, terms.currency);
    const receiver = to ?? sender.address;
    const about = args.relay ? `season ${number} relayed` : `season ${number} to ${receiver}`;
    const order = { task: "idol:season close-out", about, step: STEP };
    const closed = await sendOne(opened, running, order, (contract) =>
      args.relay ? closeOutFor(contract, number) : closeOutSeason(contract, number, receiver),
    );
    return { ...closed, currency };
  });
}
