import type { ClaimId, ClaimStatus } from "../claims/claim.ts";
import type { Ranked } from "../claims/leaderboard.ts";
import type { ContestError } from "../errors.ts";

/** Who answered: the chain itself, because of a doubt about the index perhaps, or an index as of a block. */
export type Source = { kind: "chain"; doubt?: ContestError } | { kind: "index"; block: number };

/** A season's leaderboard as it stood when it was opened. */
export interface Board {
  readonly source: Source;
  /** Entries there are: claims that were not rejected. */
  readonly total: number;
  /** Places `from`, `from` + 1, …, counted from 0. */
  page(from: number, count: number): Promise<Ranked[]>;
  /** A singer's entry with its place; undefined where there is none. */
  placeOf(singer: string): Promise<Ranked | undefined>;
}

/** A claim of a singer's, in whichever season. */
export interface PastClaim {
  season: bigint;
  score: bigint;
  claimedAt: bigint;
  row: bigint;
  status: Exclude<ClaimStatus, "none">;
}

/** Transactions of a claim: hints where to look, for whoever reads the events in them from the chain. */
export interface ClaimTransactions {
  /** Of its best score. */
  claimed: string;
  rejected: string | undefined;
}

/**
 * What can be asked of a contest's past: of the chain, or faster of an index. What is owed to whom is asked of neither: whoever pays reads that
 * from the contract.
 */
export interface ContestReads {
  /** @throws SEASON_UNKNOWN */
  board(season: bigint): Promise<Board>;
  /** A singer's claims, in the order of the seasons. */
  historyOf(singer: string): Promise<PastClaim[]>;
  /** Undefined where there is no such claim. */
  transactionsOf(claim: ClaimId): Promise<ClaimTransactions | undefined>;
}
