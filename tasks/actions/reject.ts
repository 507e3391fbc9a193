import { readClaim, readCurrency, rejectClaim } from "@idol/client";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
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
  json: boolean;
}

export default async function reject(
  args: RejectArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<RejectResult> {
  return await runTask({ json: args.json, show: describeRejected }, async ({ onProgress }) => {
    const id = parseClaimId(required(args.claim, "claim"));
    const rejection = parseRejection(required(args.reason, "reason"), args.original);
    const { chain, reward } = await openReward(hre, args);
    const { season } = await readClaim(reward, id);
    onProgress({ step: "Reject the claim" });
    const rejected = await rejectClaim(reward, id, rejection);
    return { ...rejected, currency: await readCurrency(chain.ethers.provider, season.terms.currency) };
  });
}
