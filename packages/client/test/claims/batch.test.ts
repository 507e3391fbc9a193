import { expect } from "chai";
import { planClaims } from "../../src/claims/batch.ts";
import type { IIdolReward, SubmissionStruct } from "../../src/contracts/contracts.ts";

/** A season whose claims take half of what a batch may. */
const HALF = 50n;

/** A reward contract whose claims take the gas that their season's number says, in millions, where their bond comes along; season 0 is refused, 99 ends the node. */
const reward = {
  claimFor: {
    estimateGas: async ({ season }: SubmissionStruct, { value }: { value: bigint }) => {
      if (value !== season) throw new TypeError("no bond");
      if (season === 0n) throw Object.assign(new Error("execution reverted"), { code: "CALL_EXCEPTION" });
      if (season === 99n) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      return season === HALF ? 5_714_286n : BigInt(season) * 1_000_000n;
    },
  },
  seasonOf: async () => {
    throw new Error("no such season");
  },
} as unknown as IIdolReward;

const plan = (...seasons: bigint[]) =>
  planClaims(
    reward,
    seasons.map((season, item) => ({ item, submission: { season } as SubmissionStruct, value: season })),
  );

describe("a plan of claims", () => {
  it("asks for each claim's gas by itself, and adds what a call in a batch takes more", async () => {
    const { batches, refused } = await plan(1n, 2n);
    expect(batches).to.have.length(1);
    expect(batches[0]!.map(({ gas }) => gas)).to.deep.equal([1_050_000n, 2_100_000n]);
    expect(batches[0]!.map(({ value }) => value)).to.deep.equal([1n, 2n]);
    expect(refused).to.deep.equal([]);
  });

  it("begins another transaction where one would take too much gas, and one for a claim that takes it alone", async () => {
    const { batches } = await plan(5n, 6n, 1n, 20n, 1n);
    expect(batches.map((batch) => batch.map(({ item }) => item))).to.deep.equal([[0, 1], [2], [3], [4]]);
    // With a twentieth more, twice six millions: as much as one may take.
    const { batches: full } = await plan(HALF, HALF, HALF);
    expect(full.map((batch) => batch.map(({ gas }) => gas))).to.deep.equal([
      [6_000_000n, 6_000_000n],
      [6_000_000n],
    ]);
  });

  it("leaves out what would be refused now, with the reason, and nothing where the node is gone", async () => {
    const { batches, refused } = await plan(0n, 1n);
    expect(batches.flat().map(({ item }) => item)).to.deep.equal([1]);
    expect(refused.map(({ item }) => item)).to.deep.equal([0]);
    expect(refused[0]!.why).to.have.property("code", "REVERTED_WITHOUT_REASON");
    const thrown = await plan(1n, 99n).catch((error: unknown) => error);
    expect(thrown).to.have.property("code", "NETWORK_UNREACHABLE");
  });
});
