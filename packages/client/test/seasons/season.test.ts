import { rejection, rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import type { IIdolReward } from "../../src/contracts/contracts.ts";
import type { ContestError } from "../../src/errors.ts";
import {
  chainTime,
  chooseSeason,
  hasAllowlist,
  isAudited,
  readSeason,
  type Season,
  unitsOf,
} from "../../src/seasons/season.ts";

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

describe("a season that takes no claims", () => {
  const said = async (now: number, seasons: [bigint, bigint][], named?: bigint) => {
    const { message, remedy } = (await rejection(
      chooseSeason(contractAt(now, seasons), named),
    )) as ContestError;
    return `${message} ${remedy}`;
  };
  const seasons: [bigint, bigint][] = [
    [0n, 100n],
    [200n, 300n],
  ];

  it("says when it opens or closed, the last of all where none is named", async () => {
    expect(await said(150, seasons)).to.equal(
      "Season 2 opens at 1970-01-01 00:03:20 UTC. Wait for it, or name another one.",
    );
    expect(await said(300, seasons)).to.equal(
      "Season 2 closed at 1970-01-01 00:05:00 UTC. Name an open one.",
    );
    const more: [bigint, bigint][] = [...seasons, [0n, 50n]];
    expect(await said(300, more)).to.match(/^Season 3 closed at 1970-01-01 00:00:50 UTC/);
    expect(await said(100, [[100n, 100n]]), "ended as it opened").to.include("Season 1 closed");
    expect(await said(100, seasons, 1n)).to.match(/^Season 1 closed at 1970-01-01 00:01:40 UTC/);
    expect(await rejectionCode(chooseSeason(contractAt(199, seasons), 2n))).to.equal("SEASON_CLOSED");
    expect((await chooseSeason(contractAt(200, seasons), 2n)).number).to.equal(2n);
  });

  it("is told from one that is not there, and from several that are open", async () => {
    expect(await said(50, [], 1n)).to.include("has 0. Its owner opens one.");
    expect(await said(50, seasons, 3n))
      .to.include("There is no season 3")
      .and.include("Name one from 1 to 2.");
    const open: [bigint, bigint][] = [...seasons, [0n, 100n], [20n, 60n]];
    expect(await said(50, open)).to.include("open: 1, 3, 4.");
  });
});

describe("what a season asks for", () => {
  const season = (terms: object) => ({ terms }) as Pick<Season, "terms">;

  it("is an audit where it has an auditor, and to be listed where it has a root", () => {
    expect(isAudited(season({ auditor: ZeroAddress }))).to.equal(false);
    expect(isAudited(season({ auditor: `0x${"11".repeat(20)}` }))).to.equal(true);
    expect(hasAllowlist(season({ allowlistRoot: ZeroHash }))).to.equal(false);
    expect(hasAllowlist(season({ allowlistRoot: `0x${"11".repeat(32)}` }))).to.equal(true);
  });
});

describe("the chain's time", () => {
  it("is its newest block's, and the beginning where there is no chain or no block yet", async () => {
    expect(await chainTime(contractAt(7, []))).to.equal(7n);
    for (const runner of [null, {}, { provider: null }, { provider: { getBlock: async () => null } }]) {
      expect(await chainTime({ runner } as unknown as IIdolReward)).to.equal(0n);
    }
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
