import { statusOf } from "../claims/claim.ts";
import { type Ranked, readLeaderboard } from "../claims/leaderboard.ts";
import type { IIdolReward } from "../contracts/contracts.ts";
import type { Board, ContestReads, PastClaim } from "./reads.ts";

/** Reads of the chain itself. @param fromBlock - the block of the contract's deployment */
export function chainReads(reward: IIdolReward, fromBlock = 0): ContestReads {
  return {
    board: async (season) => boardOf(await readLeaderboard(reward, season)),
    async historyOf(singer) {
      const count = Number(await reward.seasonCount());
      const seasons = Array.from({ length: count }, (_, index) => BigInt(index + 1));
      const claims = await Promise.all(
        seasons.map(async (season): Promise<PastClaim[]> => {
          const { status, score, claimedAt, row } = await reward.claimOf(season, singer);
          const named = statusOf({ status });
          return named === "none" ? [] : [{ season, score, claimedAt, row, status: named }];
        }),
      );
      return claims.flat();
    },
    async transactionsOf({ season, singer }) {
      const { claimOf, filters } = reward;
      const [claim, won, improved, rejected] = await Promise.all([
        claimOf(season, singer),
        reward.queryFilter(filters.PrizeClaimed(season, singer), fromBlock),
        reward.queryFilter(filters.ScoreImproved(season, singer), fromBlock),
        reward.queryFilter(filters.ClaimRejected(season, singer), fromBlock),
      ]);
      if (statusOf(claim) === "none") return undefined;
      const best = [...won, ...improved].findLast(({ args }) => args.score === claim.score);
      return best && { claimed: best.transactionHash, rejected: rejected[0]?.transactionHash };
    },
  };
}

function boardOf(ranked: readonly Ranked[]): Board {
  return {
    source: { kind: "chain" },
    total: ranked.length,
    page: async (from, count) => ranked.slice(from, from + count),
    placeOf: async (singer) => ranked.find((entry) => entry.singer.toLowerCase() === singer.toLowerCase()),
  };
}
