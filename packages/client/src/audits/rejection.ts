import { ZeroAddress } from "ethers";
import type { ClaimId } from "../claims/claim.ts";
import type { IIdolReward } from "../contracts/contracts.ts";
import { eventOf, type Mined, mined, transact } from "../transactions/transact.ts";

/** Why an auditor rejects, in the order of `RejectReason` in IIdolAudits.sol. */
export const REJECT_REASONS = ["not-revealed", "not-what-was-proved", "no-voice", "copy"] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** What the auditor says of a claim. */
export interface Rejection {
  reason: RejectReason;
  /** For a copy, the singer of the earlier claim. */
  original?: string;
}

/** What the reward contract's `reject` takes. */
export function rejectArguments({ season, singer }: ClaimId, { reason, original }: Rejection) {
  const index = REJECT_REASONS.indexOf(reason);
  return [season, singer, index, original ?? ZeroAddress] as [bigint, string, number, string];
}

/** A claim that was rejected. */
export interface Rejected extends Mined {
  season: bigint;
  singer: string;
  reason: RejectReason;
  /** Prize and bond, which went to the pot. */
  returned: bigint;
}

/** Rejects a claim, as the season's auditor. @throws CONTRACT_REVERTED */
export async function rejectClaim(
  reward: IIdolReward,
  claim: ClaimId,
  rejection: Rejection,
): Promise<Rejected> {
  const sent = await transact(reward, reward.reject, rejectArguments(claim, rejection), claim.season);
  const { returned } = eventOf(sent, "ClaimRejected").args;
  return { ...mined(sent), ...claim, reason: rejection.reason, returned };
}

/** Why a claim was rejected; undefined where it was not. */
export async function readRejection(
  reward: IIdolReward,
  { season, singer }: ClaimId,
  fromBlock = 0,
): Promise<Rejection | undefined> {
  const [event] = await reward.queryFilter(reward.filters.ClaimRejected(season, singer), fromBlock);
  return event && rejectionIn(event.args);
}

/** What a `ClaimRejected` says. */
export function rejectionIn({
  reason: index,
  original,
}: {
  reason: bigint;
  original: string;
}): Rejection | undefined {
  const reason = REJECT_REASONS[Number(index)];
  return reason && { reason, ...(reason === "copy" ? { original } : {}) };
}

/** A claim that was rejected, and why. */
export interface KnownRejection extends Rejection {
  singer: string;
}

/** All rejections of a season, in their order. */
export async function readRejections(
  reward: IIdolReward,
  season: bigint,
  fromBlock = 0,
): Promise<KnownRejection[]> {
  const events = await reward.queryFilter(reward.filters.ClaimRejected(season), fromBlock);
  return events.flatMap(({ args }) => {
    const reason = REJECT_REASONS[Number(args.reason)];
    if (reason === undefined) return [];
    return { singer: args.singer, reason, ...(reason === "copy" ? { original: args.original } : {}) };
  });
}
