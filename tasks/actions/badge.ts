import { badgeSvg, type ClaimId, type IIdolReward, readBadge, readClaim } from "@idol/client";
import { writeFilesAtomic } from "@idol/ezkl/files";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { viewReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import type { BadgeResult } from "../ui/audit-messages.ts";
import { describeBadge } from "../ui/audit-messages.ts";
import { parseClaimId } from "../ui/contest-options.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface BadgeArguments {
  claim: string | undefined;
  out: string | undefined;
  reward: string | undefined;
  json: boolean;
}

export default async function badge(
  args: BadgeArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<BadgeResult> {
  return await runTask({ json: args.json, show: describeBadge }, async () => {
    const id = parseClaimId(required(args.claim, "claim"));
    const { reward } = await viewReward(hre, args.reward);
    const found = await badgeOf(reward, id);
    if (args.out === undefined) return found;
    await writeFilesAtomic([[args.out, found.svg]]);
    return { ...found, out: args.out };
  });
}

/** The badge of a claim. @throws SEASON_UNKNOWN, CLAIM_UNKNOWN if there is no claim, or none with a badge */
async function badgeOf(reward: IIdolReward, id: ClaimId): Promise<BadgeResult> {
  const { status } = await readClaim(reward, id);
  const badge = status === "rejected" ? undefined : await readBadge(reward, id);
  if (badge !== undefined) {
    const { image: _, season: __, ...rest } = badge;
    return { ...rest, svg: badgeSvg(badge) };
  }
  throw new TaskError(
    "CLAIM_UNKNOWN",
    status === "rejected"
      ? `The claim of ${id.singer} in season ${id.season} was rejected, and its badge burnt.`
      : `Season ${id.season} gives no badges.`,
    "Choose a claim of a season with badges.",
  );
}
