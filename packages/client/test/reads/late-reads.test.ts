import { expect } from "chai";
import type { ContestError } from "../../src/errors.ts";
import { withFallback } from "../../src/reads/fallback.ts";
import { lateReads } from "../../src/reads/late-reads.ts";
import type { ContestReads } from "../../src/reads/reads.ts";

const SINGER = "0x00000000000000000000000000000000000000a1";

/** Reads that say who answered. */
function saying(total: number, claimed: string): ContestReads {
  return {
    board: async () => ({
      source: { kind: "index", block: 1 },
      total,
      page: async () => [],
      placeOf: async () => undefined,
    }),
    historyOf: async () => [],
    transactionsOf: async () => ({ claimed, rejected: undefined }),
  };
}

describe("reads of an index whose code is loaded late", () => {
  it("load it with the first question, once", async () => {
    let loads = 0;
    const reads = lateReads(async () => {
      loads++;
      return saying(2, "0x01");
    });
    expect(loads).to.equal(0);
    expect((await reads.board(1n)).total).to.equal(2);
    expect(await reads.historyOf(SINGER)).to.deep.equal([]);
    expect(loads).to.equal(1);
  });

  it("leave a question to the chain where the code does not come, say so, and load it for the next question", async () => {
    const lost = new TypeError("Failed to fetch dynamically imported module");
    let loads = 0;
    const index = lateReads(async () => {
      if (++loads === 1) throw lost;
      return saying(2, "by the index");
    });
    const doubts: ContestError[] = [];
    const reads = withFallback(index, saying(1, "by the chain"), (why) => doubts.push(why));
    const claim = { season: 1n, singer: SINGER };
    expect((await reads.transactionsOf(claim))?.claimed).to.equal("by the chain");
    expect(doubts.map(({ code, cause }) => ({ code, cause }))).to.deep.equal([
      { code: "INDEX_UNREACHABLE", cause: lost },
    ]);
    expect((await reads.transactionsOf(claim))?.claimed).to.equal("by the index");
    expect((await reads.board(1n)).total).to.equal(2);
    expect(doubts).to.have.length(1);
  });
});
