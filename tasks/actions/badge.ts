import { writeFilesAtomic } from "@idol/ezkl/files/atomic-write.ts";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Badge, readBadge } from "../chain/badge.ts";
import { parseClaimId } from "../chain/claims.ts";
import { viewReward } from "../chain/open-reward.ts";
import { describeBadge } from "../ui/audit-messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface BadgeArguments {
  claim: string | undefined;
  out: string | undefined;
  reward: string | undefined;
  json: boolean;
}

/** A badge, and where its picture was written. */
export interface BadgeResult extends Badge {
  out?: string;
}

export default async function badge(
  args: BadgeArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<BadgeResult> {
  return await runTask({ json: args.json, show: describeBadge }, async ({ onProgress }) => {
    const id = parseClaimId(required(args.claim, "claim"));
    onProgress({ step: "Compile contracts" });
    const { chain, reward } = await viewReward(hre, args.reward);
    const found = await readBadge(chain, reward, id);
    if (args.out === undefined) return found;
    await writeFilesAtomic([[args.out, found.svg]]);
    return { ...found, out: args.out };
  });
}
