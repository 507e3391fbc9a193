import type { IIdolReward } from "../contracts/contracts.ts";
import { readSeason } from "../seasons/season.ts";

/** In the order of `Standing` in ILeaderboard.sol. */
export const STANDINGS = ["unaudited", "pending", "audited"] as const;

/** A singer's best score. */
export interface Entry {
  singer: string;
  score: bigint;
  claimedAt: bigint;
  row: bigint;
  standing: (typeof STANDINGS)[number];
}

/** An entry with its place among all of its season, from 1 on. */
export interface Ranked extends Entry {
  rank: number;
}

/** Rows asked of a node at once: 4 million gas of an `eth_call`, a tenth of what nodes allow. */
const PAGE = 500;
/** Pages asked at the same time. */
const AT_ONCE = 4;

/** A season's whole leaderboard: the best first, the earlier claim first among equals. @throws SEASON_UNKNOWN */
export async function readLeaderboard(reward: IIdolReward, season: bigint): Promise<Ranked[]> {
  await readSeason(reward, season);
  const entries = (await allEntries(reward, season)).sort(byScore);
  return entries.map((entry, index) => ({ ...entry, rank: index + 1 }));
}

/** Places `from`, `from` + 1, … of a season's leaderboard, counted from 0, and how many there are. @throws SEASON_UNKNOWN */
export async function leaderboardPage(
  reward: IIdolReward,
  season: bigint,
  from: bigint,
  count: bigint,
): Promise<{ entries: Ranked[]; total: number }> {
  const ranked = await readLeaderboard(reward, season);
  return { entries: ranked.slice(Number(from), Number(from + count)), total: ranked.length };
}

/** All entries of a season, in the order of first claims; claims that were rejected have none. */
export async function allEntries(reward: IIdolReward, season: bigint): Promise<Entry[]> {
  const first = await entriesFrom(reward, season, 0);
  const all = [first.entries];
  for (let from = PAGE; from < first.rows; from += AT_ONCE * PAGE) {
    const starts = Array.from({ length: AT_ONCE }, (_, index) => from + index * PAGE);
    const pages = starts
      .filter((start) => start < first.rows)
      .map((start) => entriesFrom(reward, season, start));
    all.push(...(await Promise.all(pages)).map(({ entries }) => entries));
  }
  return all.flat();
}

async function entriesFrom(reward: IIdolReward, season: bigint, from: number) {
  // By position: ethers's results have a method of the name `entries`.
  const [page, rows] = await reward.leaderboard(season, BigInt(from), BigInt(PAGE));
  const entries = page.map(({ singer, score, claimedAt, row, standing }): Entry => {
    return { singer, score, claimedAt, row, standing: STANDINGS[Number(standing)] ?? "unaudited" };
  });
  return { entries, rows: Number(rows) };
}

function byScore(left: Entry, right: Entry): number {
  // Equals stay in the order of their rows, in which they were read.
  return left.score === right.score ? 0 : left.score < right.score ? 1 : -1;
}
