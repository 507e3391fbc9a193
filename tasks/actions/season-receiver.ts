import { checkedAddress, type RefundReceiver, setRefundReceiver } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import { required, wholeNumber } from "../ui/options.ts";
import { describeReceiver } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface SeasonReceiverArguments {
  season: string | undefined;
  to: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  json: boolean;
}

export default async function seasonReceiver(
  args: SeasonReceiverArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<RefundReceiver> {
  return await runTask({ json: args.json, show: describeReceiver }, async (running) => {
    const season = wholeNumber(required(args.season, "season"), "season");
    const receiver = checkedAddress(required(args.to, "to"), "receiver");
    const opened = await openReward(hre, args);
    const order = {
      task: "idol:season receiver",
      about: `season ${season} to ${receiver}`,
      step: "Name the receiver",
    };
    return await sendOne(opened, running, order, (reward) => setRefundReceiver(reward, season, receiver));
  });
}
