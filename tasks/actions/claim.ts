import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Claimed, readBoundProof, sendClaim, submissionOf } from "../chain/claim.ts";
import { chainMismatch, connectChain } from "../chain/connect.ts";
import { rewardAt } from "../chain/reward.ts";
import { readSeason } from "../chain/seasons.ts";
import { describeClaimed } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface ClaimArguments {
  proof: string | undefined;
  relay: boolean;
  json: boolean;
}

/** A claim with what is needed to show its score. */
export interface ClaimResult extends Claimed {
  scoreScale: number;
  relayed: boolean;
}

export default async function claim(
  args: ClaimArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<ClaimResult> {
  return await runTask({ json: args.json, show: describeClaimed }, async ({ onProgress }) => {
    const bound = await readBoundProof(required(args.proof, "proof"));
    const chain = await connectChain(hre);
    const proved = BigInt(bound.binding.chainId);
    if (proved !== chain.chainId) throw chainMismatch(chain.connection.networkName, proved, chain.chainId);
    onProgress({ step: "Compile contracts" });
    const reward = await rewardAt(hre, chain, bound.binding.reward);
    const { terms } = await readSeason(reward, BigInt(bound.binding.season));
    onProgress({ step: "Send the claim" });
    const claimed = await sendClaim(reward, submissionOf(bound), args.relay);
    return { ...claimed, scoreScale: Number(terms.scoreScale), relayed: args.relay };
  });
}
