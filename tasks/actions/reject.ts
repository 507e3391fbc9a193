import { checkedAddress } from "@idol/client/key/key.ts";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { parseClaimId, readClaim } from "../chain/claims.ts";
import { type Currency, readCurrency } from "../chain/currency.ts";
import { openReward } from "../chain/open-reward.ts";
import { parseReason, type Rejected, rejectClaim } from "../chain/reject.ts";
import { describeRejected } from "../ui/audit-messages.ts";
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

/** A claim that was rejected, with the currency of what went back to the pot. */
export interface RejectResult extends Rejected {
  currency: Currency;
}

export default async function reject(
  args: RejectArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<RejectResult> {
  return await runTask({ json: args.json, show: describeRejected }, async ({ onProgress }) => {
    const id = parseClaimId(required(args.claim, "claim"));
    const reason = parseReason(required(args.reason, "reason"));
    const original =
      args.original === undefined ? undefined : checkedAddress(args.original, "singer of the original");
    onProgress({ step: "Compile contracts" });
    const { chain, reward } = await openReward(hre, args);
    const { season } = await readClaim(reward, id);
    onProgress({ step: "Reject the claim" });
    const rejected = await rejectClaim(reward, id, reason, original);
    return { ...rejected, currency: await readCurrency(chain, season.terms.currency) };
  });
}
