import { readClaim, readCurrency, rejectClaim } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { sendOne } from "../sending/send-to-reward.ts";
import type { RejectResult } from "../ui/audit-messages.ts";
import { describeRejected } from "../ui/audit-messages.ts";
import { parseClaimId, parseRejection } from "../ui/contest-options.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface RejectArguments {
  claim: string | undefined;
  reason: string | undefined;
  original: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  safe: string | undefined;
  json: boolean;
}

export default async function reject(
  args: RejectArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<RejectResult> {
  return await runTask({ json: args.json, show: describeRejected }, async (running) => {
    const id = parseClaimId(required(args.claim, "claim"));
    const rejection = parseRejection(required(args.reason, "reason"), args.original);
    const opened = await openReward(hre, args);
    const { chain, reward } = opened;
    const { season } = await readClaim(reward, id);
    const about = `${id.season}:${id.singer} ${rejection.reason} ${rejection.original ?? ""}`;
    const order = { task: "idol:reject", about, step: "Reject the claim" };
    const rejected = await sendOne(opened, running, order, (to) => rejectClaim(to, id, rejection));
    return { ...rejected, currency: await readCurrency(chain.ethers.provider, season.terms.currency) };
  });
}
