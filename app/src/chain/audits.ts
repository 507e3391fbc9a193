import type { Deployment } from "./deployment.ts";
import type { Node } from "./node.ts";

/** Why an auditor rejects, in the order of `RejectReason` in IIdolAudits.sol. */
export const REJECT_REASONS = ["not-revealed", "not-what-was-proved", "no-voice", "copy"] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** The reasons in plain words, as the end of "because …". */
export const REASON_WORDS: Record<RejectReason, string> = {
  "not-revealed": "the recording was not revealed in time",
  "not-what-was-proved": "the recording is not the one that was proved",
  "no-voice": "the recording holds no human voice",
  copy: "the recording is that of an earlier claim",
};

/** What the auditor said of a rejected claim. */
export interface Rejection {
  reason: RejectReason;
  /** The singer of the earlier claim, where this one is a copy. */
  original?: string;
}

/** Why a claim was rejected; undefined where it was not. */
export async function readRejection(
  { reward }: Node,
  { fromBlock = 0 }: Deployment,
  season: bigint,
  singer: string,
): Promise<Rejection | undefined> {
  const [event] = await reward.queryFilter(reward.filters.ClaimRejected(season, singer), fromBlock);
  const reason = REJECT_REASONS[Number(event?.args.reason)];
  if (event === undefined || reason === undefined) return undefined;
  return { reason, ...(reason === "copy" ? { original: event.args.original } : {}) };
}

/** A claim that was made before another one of the same season, and not rejected. */
export interface EarlierClaim {
  singer: string;
  revealed: boolean;
  /** Whether it is bound to the very same file. */
  sameFile: boolean;
}

/** The claims of which a claim may be a copy: those of the same file first, else the earliest first. */
export async function readEarlierClaims(
  { reward }: Node,
  { fromBlock = 0 }: Deployment,
  season: bigint,
  { row, recordingHash }: { row: bigint; recordingHash: string },
): Promise<EarlierClaim[]> {
  const made = await reward.queryFilter(reward.filters.PrizeClaimed(season), fromBlock);
  const claims = await Promise.all(
    made.map(async ({ args: { singer } }) => ({ singer, claim: await reward.claimOf(season, singer) })),
  );
  return claims
    .filter(({ claim }) => claim.row < row && claim.status !== REJECTED)
    .sort((a, b) => Number(a.claim.row - b.claim.row))
    .map(({ singer, claim }) => ({
      singer,
      revealed: claim.revealed,
      sameFile: claim.recordingHash === recordingHash,
    }))
    .sort((a, b) => Number(b.sameFile) - Number(a.sameFile));
}

/** `ClaimStatus` of the contract. */
const REJECTED = 3n;
