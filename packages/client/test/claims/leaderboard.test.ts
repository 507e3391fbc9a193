import { expect } from "chai";
import { readEarlierClaims } from "../../src/audits/copies.ts";
import { allEntries, leaderboardPage } from "../../src/claims/leaderboard.ts";
import type { IIdolReward } from "../../src/contracts/contracts.ts";

/** A reward contract with a claim in each row but for those that were rejected; the recordings of every tenth row are the same. */
function contractWith(rows: number, rejected: readonly number[] = []) {
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
        const score = BigInt(row % 7);
        page.push({ singer: singer(row), score, claimedAt: 0n, row: BigInt(row), standing: 1n });
      }
      return [page, BigInt(rows)];
    },
    claimOf: async (_season: bigint, who: string) => {
      const row = Number(who.split(" ")[1]);
      return { revealed: row % 2 === 0, recordingHash: row % 10 === 0 ? "same" : who };
    },
  } as unknown as IIdolReward;
  return { reward, asked };
}

describe("a leaderboard", () => {
  it("is read whole, page by page, without the rejected", async () => {
    const { reward, asked } = contractWith(450, [3, 449]);
    const entries = await allEntries(reward, 1n);
    expect(entries.length).to.equal(448);
    expect(entries.at(-1)).to.include({ singer: "singer 448", standing: "pending" });
    expect(asked).to.deep.equal([0n, 200n, 400n]);
  });

  it("of nobody is empty, and asked for once", async () => {
    const { reward, asked } = contractWith(0);
    expect(await allEntries(reward, 1n)).to.deep.equal([]);
    expect(asked).to.deep.equal([0n]);
  });

  it("has the best first on a page, the earlier first among equals", async () => {
    const { entries, rows } = await leaderboardPage(contractWith(20).reward, 1n, 5n, 9n);
    expect(rows).to.equal(20n);
    expect(entries.map(({ row }) => Number(row))).to.deep.equal([6, 13, 5, 12, 11, 10, 9, 8, 7]);
  });
});

describe("earlier claims", () => {
  it("are those of lower rows that were not rejected, the same recording's first", async () => {
    const { reward } = contractWith(30, [0]);
    const earlier = await readEarlierClaims(reward, 1n, { row: 12n, recordingHash: "same" });
    expect(earlier.map(({ singer }) => singer)).to.deep.equal(
      [10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11].map((row) => `singer ${row}`),
    );
    expect(earlier[0]).to.deep.equal({ singer: "singer 10", revealed: true, sameFile: true });
    expect(earlier.filter(({ sameFile }) => sameFile).length).to.equal(1);
  });
});
