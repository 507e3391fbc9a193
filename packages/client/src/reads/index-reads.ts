import { keepResult } from "@idol/ezkl/keep-result";
import type { Entry, Ranked } from "../claims/leaderboard.ts";
import type { IIdolReward } from "../contracts/contracts.ts";
import { readSeason } from "../seasons/season.ts";
import * as answers from "./index-answers.ts";
import { checkBlock, checkEntries, checkRejected, disagrees, type IndexBlock } from "./index-check.ts";
import type { Board, ContestReads } from "./reads.ts";

/** Rows of one query; Ponder gives a thousand at most. */
const PAGE = 1000;

/**
 * Reads of an index. None is believed unseen: which contest and block it is of, how many claims there are, and a few entries of each answer are
 * compared with the contract. Whatever does not fit throws.
 *
 * @throws INDEX_UNREACHABLE, INDEX_BEHIND, INDEX_DISAGREES
 */
export function indexReads(url: string, reward: IIdolReward, contest: { chainId: bigint }): ContestReads {
  const client = answers.indexClient(url);
  const ours = keepResult(async () => {
    const { chainId, reward: address } = await client.contest();
    if (BigInt(chainId) === contest.chainId && address === (await reward.getAddress())) return;
    throw disagrees(`The index is of ${address} on chain ${chainId}.`);
  });

  return {
    async board(season) {
      await readSeason(reward, season);
      await ours();
      const { _meta, season: found } = await client.ask(answers.boardAnswer, BOARD, { season: `${season}` });
      const block = await checkBlock(reward, _meta.status?.contest.block);
      const { state } = await reward.seasonOf(season, { blockTag: block.number });
      if (found?.claims !== Number(state.claims)) {
        throw disagrees(
          `The index has ${found?.claims ?? 0} claims of season ${season}, the contract ${state.claims}.`,
        );
      }
      await checkRejections(season, block, found.rejected);
      return boardAt(season, block, found.claims - found.rejected);
    },
    async historyOf(singer) {
      await ours();
      const found = await client.ask(answers.historyAnswer, HISTORY, { singer: singer.toLowerCase() });
      const block = await checkBlock(reward, found._meta.status?.contest.block);
      const claims = found.claims.items.map((claim) => ({ ...claim, row: BigInt(claim.row) }));
      await Promise.all(
        claims.map(async ({ season, score, row }) => {
          const made = await reward.claimOf(season, singer, { blockTag: block.number });
          if (made.score === score && made.row === row && made.status !== 0n) return;
          throw disagrees(`The index has another claim of ${singer} in season ${season} than the contract.`);
        }),
      );
      return claims;
    },
    async transactionsOf({ season, singer }) {
      await ours();
      const id = { season: `${season}`, singer: singer.toLowerCase() };
      const { claim, audits } = await client.ask(answers.transactionsAnswer, TRANSACTIONS, id);
      return claim === null
        ? undefined
        : { claimed: claim.transaction, rejected: audits.items[0]?.transaction };
    },
  };

  /** Claims that an index calls rejected are missing from its leaderboard: a few of them are looked at, too. */
  async function checkRejections(season: bigint, block: IndexBlock, rejected: number): Promise<void> {
    const limit = Math.min(rejected, 4);
    const offset = Math.floor(Math.random() * (rejected - limit + 1));
    const variables = { season: `${season}`, limit, offset };
    const items = limit === 0 ? [] : (await client.ask(answers.rowsAnswer, REJECTED, variables)).claims.items;
    if (new Set(items.map(({ row }) => row)).size !== limit) {
      throw disagrees(`The index counts ${rejected} rejections in season ${season}, and does not know them.`);
    }
    await checkRejected(
      reward,
      season,
      block,
      items.map(({ row }) => row),
    );
  }

  function boardAt(season: bigint, block: IndexBlock, total: number): Board {
    return {
      source: { kind: "index", block: block.number },
      total,
      async page(from, count) {
        const ranked: Ranked[] = [];
        for (let at = from; at < Math.min(from + count, total); at += PAGE) {
          const limit = Math.min(PAGE, from + count - at, total - at);
          ranked.push(...(await entriesAt(at, limit)));
        }
        return ranked;
      },
      async placeOf(singer) {
        const variables = { season: `${season}`, singer: singer.toLowerCase() };
        const { claims } = await client.ask(answers.entriesAnswer, ENTRY, variables);
        const [entry] = claims.items;
        if (entry === undefined) return undefined;
        const above = { season: `${season}`, rankKey: `${entry.rankKey}` };
        const { totalCount } = (await client.ask(answers.placeAnswer, PLACE, above)).claims;
        return (await checked([entry], totalCount))[0];
      },
    };

    async function entriesAt(offset: number, limit: number): Promise<Ranked[]> {
      const variables = { season: `${season}`, limit, offset };
      const { claims } = await client.ask(answers.entriesAnswer, ENTRIES, variables);
      if (claims.items.length !== limit) {
        throw disagrees(`The index gives ${claims.items.length} entries of season ${season} for ${limit}.`);
      }
      return await checked(claims.items, offset);
    }

    async function checked(items: readonly answers.IndexEntry[], offset: number): Promise<Ranked[]> {
      const entries = items.map(({ rankKey: _, row, ...entry }) => ({ ...entry, row: BigInt(row) }));
      const standing = await checkEntries(reward, season, block, entries);
      if (entries.some((entry, index) => index > 0 && !isBefore(entries[index - 1]!, entry))) {
        throw disagrees(`The index ranks season ${season} otherwise than by score.`);
      }
      return entries.map((entry, index) => ({
        ...entry,
        standing: standing ?? "unaudited",
        rank: offset + index + 1,
      }));
    }
  }
}

function isBefore(left: Omit<Entry, "standing">, right: Omit<Entry, "standing">): boolean {
  return left.score > right.score || (left.score === right.score && left.row < right.row);
}

const META = "_meta { status }";
const ENTRY_FIELDS = "singer score claimedAt row rankKey";
const BOARD = `query ($season: BigInt!) { ${META} season(number: $season) { claims rejected } }`;
const ENTRIES = `query ($season: BigInt!, $limit: Int!, $offset: Int!) {
  claims(where: { season: $season, status_not: rejected }, orderBy: "rankKey", orderDirection: "desc", limit: $limit, offset: $offset) {
    items { ${ENTRY_FIELDS} }
  }
}`;
const REJECTED = `query ($season: BigInt!, $limit: Int!, $offset: Int!) {
  claims(where: { season: $season, status: rejected }, orderBy: "row", limit: $limit, offset: $offset) { items { row } }
}`;
const ENTRY = `query ($season: BigInt!, $singer: String!) {
  claims(where: { season: $season, singer: $singer, status_not: rejected }) { items { ${ENTRY_FIELDS} } }
}`;
const PLACE = `query ($season: BigInt!, $rankKey: BigInt!) {
  claims(where: { season: $season, rankKey_gt: $rankKey, status_not: rejected }) { totalCount }
}`;
const HISTORY = `query ($singer: String!) {
  ${META}
  claims(where: { singer: $singer }, orderBy: "season", limit: 1000) { items { season score claimedAt row status } }
}`;
const TRANSACTIONS = `query ($season: BigInt!, $singer: String!) {
  claim(season: $season, singer: $singer) { transaction }
  audits(where: { season: $season, singer: $singer, kind: "rejected" }) { items { transaction } }
}`;
