import type { IIdolReward } from "../contracts/contracts.ts";
import { readSeason } from "../seasons/season.ts";

/** In the order of `Standing` in ILeaderboard.sol. */
const STANDINGS = ["unaudited", "pending", "audited"] as const;

/** A singer's best score. */
export interface Entry {
  singer: string;
  score: bigint;
  claimedAt: bigint;
  row: bigint;
  standing: (typeof STANDINGS)[number];
}

/** A page of a season's leaderboard, best first within the page. @throws SEASON_UNKNOWN */
export async function leaderboardPage(
  reward: IIdolReward,
  season: bigint,
  from: bigint,
  count: bigint,
): Promise<{ entries: Entry[]; rows: bigint }> {
  await readSeason(reward, season);
  const { entries, rows } = await entriesFrom(reward, season, from, count);
  return { entries: entries.sort(byScore), rows };
}

/** How many rows are asked of a node at once. */
const PAGE = 200n;

/** All entries of a season, in the order of first claims; claims that were rejected have none. */
export async function allEntries(reward: IIdolReward, season: bigint): Promise<Entry[]> {
  const all: Entry[] = [];
  let left = 1n;
  for (let from = 0n; from < left; from += PAGE) {
    const { entries, rows } = await entriesFrom(reward, season, from, PAGE);
    left = rows;
    all.push(...entries);
  }
  return all;
}

async function entriesFrom(reward: IIdolReward, season: bigint, from: bigint, count: bigint) {
  // By position: ethers's results have a method of the name `entries`.
  const [page, rows] = await reward.leaderboard(season, from, count);
  const entries = page.map(({ singer, score, claimedAt, row, standing }): Entry => {
    return { singer, score, claimedAt, row, standing: STANDINGS[Number(standing)] ?? "unaudited" };
  });
  return { entries, rows };
}

function byScore(left: Entry, right: Entry): number {
  return left.score === right.score ? Number(left.row - right.row) : left.score < right.score ? 1 : -1;
}
