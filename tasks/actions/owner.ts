import {
  acceptOwnership,
  checkedAddress,
  checkPublicAccounts,
  setGuardian,
  transferOwnership,
} from "@idol/client";
import { ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { onPublicChain } from "../chain/terms-refusal.ts";
import { TaskError } from "../errors.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import { describeOwner, type OwnerResult } from "../ui/organiser-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface OwnerArguments {
  to: string | undefined;
  accept: boolean;
  guardian: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  json: boolean;
}

export default async function owner(
  args: OwnerArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<OwnerResult> {
  return await runTask({ json: args.json, show: describeOwner }, async (running) => {
    const { to, accept, guardian } = args;
    if ([to !== undefined, accept, guardian !== undefined].filter(Boolean).length !== 1) {
      throw new TaskError(
        "OPTION_INVALID",
        "One of --to, --accept and --guardian says what to do.",
        "Hand over with --to, take over with --accept, or name a guardian with --guardian, or nobody.",
      );
    }
    const named = guardianOf(guardian);
    const next = to === undefined ? undefined : checkedAddress(to, "next owner");
    const opened = await openReward(hre, args);
    const account = next ?? named ?? opened.sender.address;
    onPublicChain(opened.chain, () => checkPublicAccounts(opened.chain.chainId, [account]));
    const step = accept ? "Take over" : next === undefined ? "Name the guardian" : "Name the next owner";
    const order = { task: "idol:owner", about: `${step} ${account}`, step };
    const sent = await sendOne(opened, running, order, async (reward) => {
      if (accept) return await acceptOwnership(reward);
      return next === undefined ? await setGuardian(reward, account) : await transferOwnership(reward, next);
    });
    return { ...sent, did: accept ? "accepted" : next === undefined ? "guardian" : "named", account };
  });
}

function guardianOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return text === "nobody" ? ZeroAddress : checkedAddress(text, "guardian");
}
