import { expect } from "chai";
import { readEarlierClaims } from "../../src/audits/copies.ts";
import { allEntries, leaderboardPage, readLeaderboard } from "../../src/claims/leaderboard.ts";
import type { IIdolReward } from "../../src/contracts/contracts.ts";

/** The later the row, the better, but for equals: a page of the first claims has none of the best. */
const scoreOf = (row: number) => BigInt(Math.floor(row / 2));

/** A reward contract with a claim in each row but for those that were rejected; the recordings of every fifth row are the same, and every second row is revealed. */
function contractWith(rows: number, rejected: readonly number[] = [], scored = scoreOf) {
  const asked: bigint[] = [];
  const singer = (row: number) => `singer ${row}`;
  const reward = {
    seasonCount: async () => 1n,
    seasonOf: async () => ({ terms: {}, state: {} }),
    leaderboard: async (_season: bigint, from: bigint, count: bigint) => {
      asked.push(from);
      const last = Math.min(rows, Number(from + count));
      const page = [];
      for (let row = Number(from); row < last; row++) {
        if (rejected.includes(row)) continue;
        const score = scored(row);
        page.push({ singer: singer(row), score, claimedAt: 0n, row: BigInt(row), standing: 1n });
      }
      return [page, BigInt(rows)];
    },
    claimOf: async (_season: bigint, who: string) => {
      const row = Number(who.split(" ")[1]);
      return { revealed: row % 2 === 0, recordingHash: row % 5 === 0 ? "same" : who };
    },
  } as unknown as IIdolReward;
  return { reward, asked };
}

describe("a leaderboard", () => {
  it("is read whole, page by page, without the rejected", async () => {
    const { reward, asked } = contractWith(3450, [3, 3449]);
    const entries = await allEntries(reward, 1n);
    expect(entries.length).to.equal(3448);
    expect(entries.at(-1)).to.include({ singer: "singer 3448", standing: "pending" });
    expect(asked).to.deep.equal([0n, 500n, 1000n, 1500n, 2000n, 2500n, 3000n]);
  });

  it("of nobody is empty, and asked for once", async () => {
    const { reward, asked } = contractWith(0);
    expect(await allEntries(reward, 1n)).to.deep.equal([]);
    expect(asked).to.deep.equal([0n]);
  });

  it("has the best of all first, whoever claimed first, and the earlier first among equals", async () => {
    const ranked = await readLeaderboard(contractWith(1200, [1199]).reward, 1n);
    expect(ranked.length).to.equal(1199);
    expect(ranked.slice(0, 4).map(({ rank, row }) => [rank, Number(row)])).to.deep.equal([
      [1, 1198],
      [2, 1196],
      [3, 1197],
      [4, 1194],
    ]);
  });

  it("of as many as a page holds is asked for once", async () => {
    const { reward, asked } = contractWith(500);
    expect(await allEntries(reward, 1n)).to.have.length(500);
    expect(asked).to.deep.equal([0n]);
  });

  it("is ranked whatever the order in which the scores came", async () => {
    const scores = [5n, 9n, -3n, 9n, 7n, 5n];
    const ranked = await readLeaderboard(contractWith(6, [], (row) => scores[row]!).reward, 1n);
    expect(ranked.map(({ row }) => Number(row))).to.deep.equal([1, 3, 4, 0, 5, 2]);
  });

  it("is paged by place, and ends where it ends", async () => {
    const { entries, total } = await leaderboardPage(contractWith(600).reward, 1n, 597n, 20n);
    expect(total).to.equal(600);
    expect(entries.map(({ rank, row }) => [rank, Number(row)])).to.deep.equal([
      [598, 3],
      [599, 0],
      [600, 1],
    ]);
  });

  it("of 100,000 singers takes 200 calls", async () => {
    const { reward, asked } = contractWith(100_000);
    const [best] = await readLeaderboard(reward, 1n);
    expect(best).to.include({ rank: 1, singer: "singer 99998" });
    expect(asked.length).to.equal(200);
  });
});

describe("earlier claims", () => {
  it("are those of lower rows that were not rejected, the same recording's first", async () => {
    const { reward } = contractWith(30, [0]);
    const earlier = await readEarlierClaims(reward, 1n, {
      row: 12n,
      revealed: true,
      recordingHash: "same",
    });
    expect(earlier.map(({ singer }) => singer)).to.deep.equal(
      [10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11].map((row) => `singer ${row}`),
    );
    expect(earlier[0]).to.deep.equal({ singer: "singer 10", revealed: true, sameFile: true });
    // What nobody revealed is nobody's file.
    expect(earlier.filter(({ sameFile }) => sameFile).length).to.equal(1);
    const hidden = { row: 12n, revealed: false, recordingHash: "same" };
    const before = await readEarlierClaims(reward, 1n, hidden);
    expect(before.filter(({ sameFile }) => sameFile)).to.deep.equal([]);
  });
});
