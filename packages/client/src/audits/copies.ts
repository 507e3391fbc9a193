import { allEntries } from "../claims/leaderboard.ts";
import type { IIdolReward } from "../contracts/contracts.ts";

/** A claim that was made before another one of the same season, and not rejected. */
export interface EarlierClaim {
  singer: string;
  revealed: boolean;
  /** Whether the very same file was revealed for it. */
  sameFile: boolean;
}

/** The claims of which a claim may be a copy: those of the same file first, else the earliest first. */
export async function readEarlierClaims(
  reward: IIdolReward,
  season: bigint,
  { row, revealed, recordingHash }: { row: bigint; revealed: boolean; recordingHash: string },
): Promise<EarlierClaim[]> {
  const before = (await allEntries(reward, season)).filter((entry) => entry.row < row);
  const claims = await Promise.all(
    before.map(async ({ singer }) => {
      const claim = await reward.claimOf(season, singer);
      const sameFile = revealed && claim.revealed && claim.recordingHash === recordingHash;
      return { singer, revealed: claim.revealed, sameFile };
    }),
  );
  return claims.sort((a, b) => Number(b.sameFile) - Number(a.sameFile));
}
