import { checkedAddress, closeOutSeason, readCurrency, readSeason } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import { required, wholeNumber } from "../ui/options.ts";
import type { CloseOutResult } from "../ui/organiser-messages.ts";
import { describeClosedOut } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

const STEP = "Close the season out";

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
  return await runTask({ json: args.json, show: describeClosedOut }, async (running) => {
    const number = wholeNumber(required(args.season, "season"), "season");
    const to = args.to === undefined ? undefined : checkedAddress(args.to, "receiver");
    const opened = await openReward(hre, args);
    const { chain, reward, sender } = opened;
    const { terms } = await readSeason(reward, number);
    const currency = await readCurrency(chain.ethers.provider, terms.currency);
    const receiver = to ?? sender.address;
    const order = { task: "idol:season close-out", about: `season ${number} to ${receiver}`, step: STEP };
    const closed = await sendOne(opened, running, order, (contract) =>
      closeOutSeason(contract, number, receiver),
    );
    return { ...closed, currency };
  });
}
