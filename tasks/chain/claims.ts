import { checkedAddress } from "@idol/client/key/key.ts";
import { ZeroAddress } from "ethers";
import type { ClaimStructOutput, IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { TaskError } from "../errors.ts";
import { readSeason, type Season } from "./seasons.ts";

/** Which claim is meant: a singer has one at most in a season. */
export interface ClaimId {
  season: bigint;
  singer: string;
}

/** Reads `SEASON:ADDRESS`. @throws OPTION_INVALID, ADDRESS_INVALID */
export function parseClaimId(text: string): ClaimId {
  const [season = "", singer = "", ...rest] = text.split(":");
  if (/^\d{1,78}$/.test(season) && singer !== "" && rest.length === 0) {
    return { season: BigInt(season), singer: checkedAddress(singer, "singer") };
  }
  throw new TaskError(
    "OPTION_INVALID",
    `--claim "${text}" does not name a claim.`,
    "Give the season's number and the singer's address, as --claim 1:0xf39F…",
  );
}

/** The way of a claim, in the order of `ClaimStatus` in IIdolClaims.sol. */
const STATUSES = ["none", "owed", "withdrawn", "rejected"] as const;
export type ClaimStatus = (typeof STATUSES)[number];

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
  const status = STATUSES[Number(claim.status)] ?? "none";
  if (status !== "none") return { id, season, claim, status };
  throw new TaskError(
    "CLAIM_UNKNOWN",
    `${id.singer} has no claim in season ${id.season}.`,
    "See who has with: npx hardhat idol:status --season N.",
  );
}

/** Whether a season's recordings are audited. */
export function isAudited({ terms }: Pick<Season, "terms">): boolean {
  return terms.auditor !== ZeroAddress;
}
