import { rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { IIdolReward } from "../../src/contracts/contracts.ts";
import { chooseSeason, readSeason, unitsOf } from "../../src/seasons/season.ts";

/** A reward contract at a time, with seasons from and to. */
function contractAt(timestamp: number, seasons: readonly [opensAt: bigint, closesAt: bigint][]): IIdolReward {
  return {
    runner: { provider: { getBlock: async () => ({ timestamp }) } },
    seasonCount: async () => BigInt(seasons.length),
    seasonOf: async (number: bigint) => {
      const [opensAt, closesAt] = seasons[Number(number) - 1]!;
      return { terms: { opensAt, currency: ZeroAddress, scoreScale: 30n }, state: { closesAt } };
    },
  } as unknown as IIdolReward;
}

describe("chooseSeason", () => {
  it("takes the only one that is open, from its first second to before its last", async () => {
    const seasons: [bigint, bigint][] = [
      [0n, 100n],
      [100n, 200n],
    ];
    expect((await chooseSeason(contractAt(99, seasons))).number).to.equal(1n);
    expect((await chooseSeason(contractAt(100, seasons))).number).to.equal(2n);
    expect(await rejectionCode(chooseSeason(contractAt(200, seasons)))).to.equal("SEASON_CLOSED");
    expect(await rejectionCode(chooseSeason(contractAt(150, seasons), 1n))).to.equal("SEASON_CLOSED");
  });

  it("does not choose among several, nor where there is none", async () => {
    const two: [bigint, bigint][] = [
      [0n, 100n],
      [0n, 100n],
    ];
    expect(await rejectionCode(chooseSeason(contractAt(50, two)))).to.equal("SEASON_AMBIGUOUS");
    expect((await chooseSeason(contractAt(50, two), 2n)).number).to.equal(2n);
    expect(await rejectionCode(chooseSeason(contractAt(50, [])))).to.equal("SEASON_UNKNOWN");
  });
});

describe("readSeason and unitsOf", () => {
  it("know the seasons there are", async () => {
    const reward = contractAt(50, [[0n, 100n]]);
    for (const number of [0n, 2n]) {
      expect(await rejectionCode(readSeason(reward, number))).to.equal("SEASON_UNKNOWN");
    }
    expect(await unitsOf(reward, 1n)).to.deep.equal({
      scoreScale: 30,
      currency: { address: ZeroAddress, symbol: "ETH", decimals: 18 },
    });
    expect(await unitsOf(reward, 2n)).to.deep.equal({});
  });
});
