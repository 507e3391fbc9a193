import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chainReads, openReads } from "@idol/client";
import { startIndex } from "@idol/indexer";
import { caughtUp, type MockContest, singerOf } from "@idol/indexer/testing";
import { ZeroAddress } from "ethers";
import { costOf, medianOf, timed } from "./process-cost.ts";

/** What a season of a size costs an index and its readers; times in milliseconds unless said otherwise. */
export interface IndexLoad {
  claims: number;
  backfillSeconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
  diskMegabytes: number;
  lag: number;
  firstPage: number;
  deepPage: number;
  checkedPage: number;
  chainBoard: number;
  pageWithIndex: number;
  pageWithChain: number;
}

/** Opens a season that anybody's claim enters, with a mock verifier. */
export async function openLoadSeason(contest: MockContest): Promise<bigint> {
  const open = { auditor: ZeroAddress, revealPeriod: 0, auditPeriod: 0, bond: 0n, prize: 1n };
  return await contest.openSeason(open, 10n ** 9n);
}

const LAG_BATCH = 20;

/** Measures an index from nothing, and the page's leaderboard by `visit`. @param other - a season for claims as they come */
export async function measureIndex(
  contest: MockContest,
  season: bigint,
  other: bigint,
  nextSinger: () => number,
  visit: (season: bigint, indexUrl: string | undefined) => Promise<number>,
): Promise<IndexLoad> {
  await contest.provider.send("anvil_mine", ["0x40"]);
  const folder = await mkdtemp(join(tmpdir(), "idol-load-"));
  let backfill = 0;
  const index = await startIndex({
    node: contest.anvil.url,
    contest: { chainId: contest.chainId, reward: contest.address },
    folder,
    pollingMilliseconds: 500,
    onLog(line) {
      if (line.includes("Completed backfill indexing")) backfill = JSON.parse(line).duration / 1000;
    },
  });
  try {
    await caughtUp(index.url, contest, 600_000);
    const cost = costOf(index.pid);
    const { reward, chainId } = contest;
    const claims = Number((await reward.seasonOf(season)).state.claims);
    const ask = async (query: string) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${index.url}/graphql`, {
        method: "POST",
        headers,
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as { data: { season?: { claims: number } } };
    };
    const page = (offset: number) => () =>
      ask(
        `{ claims(where: { season: "${season}", status_not: rejected }, orderBy: "rankKey", orderDirection: "desc", limit: 50, offset: ${offset}) { items { singer score row } } }`,
      );
    const reads = openReads({ reward, chainId, indexUrl: index.url });
    const checked = async () => {
      const board = await reads.board(season);
      if (board.source.kind !== "index") throw new Error("the index was not believed");
      await board.page(0, 50);
      await board.placeOf(singerOf(0).address);
    };
    const firstPage = await medianOf(15, page(0));
    const deepPage = await medianOf(15, page(claims - 50));
    const checkedPage = await medianOf(5, checked);
    const chainBoard = await medianOf(3, () => chainReads(reward).board(season));
    const pageWithIndex = await visit(season, index.url);
    const pageWithChain = await visit(season, undefined);
    const lags: number[] = [];
    for (let run = 0; run < 5; run++) {
      await contest.claim(
        other,
        Array.from({ length: LAG_BATCH }, () => nextSinger()),
        (number) => BigInt(number),
      );
      const expected = Number((await reward.seasonOf(other)).state.claims);
      const { milliseconds } = await timed(async () => {
        for (;;) {
          const { data } = await ask(`{ season(number: "${other}") { claims } }`);
          if (data.season?.claims === expected) return;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
      lags.push(milliseconds);
    }
    const disk = execFileSync("du", ["-sm", folder], { encoding: "utf8" });
    return {
      claims,
      backfillSeconds: backfill,
      ...cost,
      diskMegabytes: Number.parseInt(disk, 10),
      lag: lags.sort((a, b) => a - b)[2]!,
      ...{ firstPage, deepPage, checkedPage, chainBoard, pageWithIndex, pageWithChain },
    };
  } finally {
    await index.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
