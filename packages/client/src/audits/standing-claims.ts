import { type ReadClaim, readClaim } from "../claims/claim.ts";
import { allEntries } from "../claims/leaderboard.ts";
import type { IIdolReward } from "../contracts/contracts.ts";
import { readSeason } from "../seasons/season.ts";

/** A claim that was not rejected, as an audit looks at it. */
export interface StandingClaim extends ReadClaim {
  singer: string;
  /** Where the recording lies; empty where nothing was revealed. */
  uri: string;
  /** The singer whose earlier claim has the very same recording. */
  original: string | undefined;
}

/** Claims that are asked of a node at once. */
const BATCH = 50;

/** All claims of a season that stand, in their order. @throws SEASON_UNKNOWN */
export async function readStandingClaims(
  reward: IIdolReward,
  season: bigint,
  onPart: (fraction: number) => void = () => {},
): Promise<StandingClaim[]> {
  await readSeason(reward, season);
  const entries = (await allEntries(reward, season)).sort((a, b) => Number(a.row - b.row));
  const first = new Map<string, string>();
  const claims: StandingClaim[] = [];
  for (let at = 0; at < entries.length; at += BATCH) {
    onPart(at / entries.length);
    const reads = await Promise.all(
      entries.slice(at, at + BATCH).map(async ({ singer }) => {
        const read = await readClaim(reward, { season, singer });
        const uri = read.claim.revealed ? await reward.recordingUri(season, singer) : "";
        return { ...read, singer, uri };
      }),
    );
    for (const read of reads) {
      const { revealed, recordingHash } = read.claim;
      const original = revealed ? first.get(recordingHash) : undefined;
      if (revealed && original === undefined) first.set(recordingHash, read.singer);
      claims.push({ ...read, original });
    }
  }
  return claims;
}
