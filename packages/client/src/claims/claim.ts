import type { ClaimStructOutput, IIdolReward } from "../contracts/contracts.ts";
import { ContestError } from "../errors.ts";
import { readSeason, type Season } from "../seasons/season.ts";

/** Which claim is meant: a singer has one at most in a season. */
export interface ClaimId {
  season: bigint;
  singer: string;
}

/** The way of a claim, in the order of `ClaimStatus` in IIdolClaims.sol. */
const STATUSES = ["none", "owed", "withdrawn", "rejected", "queued"] as const;
export type ClaimStatus = (typeof STATUSES)[number];

/** How a claim stands. */
export function statusOf({ status }: Pick<ClaimStructOutput, "status">): ClaimStatus {
  return STATUSES[Number(status)] ?? "none";
}

/** A claim with its season. */
export interface ReadClaim {
  id: ClaimId;
  season: Season;
  claim: ClaimStructOutput;
  status: ClaimStatus;
}

/** Reads a claim. @throws SEASON_UNKNOWN, CLAIM_UNKNOWN */
export async function readClaim(reward: IIdolReward, id: ClaimId): Promise<ReadClaim> {
  const season = await readSeason(reward, id.season);
  const claim = await reward.claimOf(id.season, id.singer);
  const status = statusOf(claim);
  if (status !== "none") return { id, season, claim, status };
  throw new ContestError(
    "CLAIM_UNKNOWN",
    `${id.singer} has no claim in season ${id.season}.`,
    "Choose a singer of the season's leaderboard.",
  );
}
