import { refuseWithdrawFor } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import { describeRefusal, type RefusalResult } from "../ui/messages.ts";
import { runTask } from "../ui/run-task.ts";

interface RefusePaymentArguments {
  off: boolean;
  reward: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  json: boolean;
}

export default async function refusePayment(
  args: RefusePaymentArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<RefusalResult> {
  return await runTask({ json: args.json, show: describeRefusal }, async (running) => {
    const opened = await openReward(hre, args);
    const step = args.off ? "Allow payments by others" : "Refuse payments by others";
    const order = { task: "idol:refuse-payment", about: step, step };
    const sent = await sendOne(opened, running, order, (reward) => refuseWithdrawFor(reward, !args.off));
    return { ...sent, singer: opened.sender.address };
  });
}
