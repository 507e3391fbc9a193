import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { favourite, type Phase, phaseEnd, phaseOf, type Season } from "../../../src/chain/seasons.ts";

const AUDITOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

function season(number: bigint, opensAt: bigint, closesAt: bigint, audited = false, paused = false): Season {
  const revealEndsAt = audited ? closesAt + 10n : closesAt;
  const finalAt = audited ? closesAt + 20n : closesAt;
  return {
    number,
    terms: { opensAt, auditor: audited ? AUDITOR : ZeroAddress },
    state: { closesAt, revealEndsAt, finalAt, paused },
    currency: { symbol: "ETH", decimals: 18 },
  } as unknown as Season;
}

describe("phaseOf and phaseEnd", () => {
  const audited = season(1n, 100n, 200n, true);
  const rows: [bigint, Phase, bigint | undefined][] = [
    [99n, "upcoming", 100n],
    [100n, "open", 200n],
    [199n, "open", 200n],
    [200n, "reveal", 210n],
    [210n, "audit", 220n],
    [220n, "final", undefined],
  ];
  for (const [now, phase, end] of rows) {
    it(`an audited season at ${now}: ${phase}`, () => {
      expect([phaseOf(audited, now), phaseEnd(audited, now)]).to.deep.equal([phase, end]);
    });
  }
  it("without an audit it is final when it closes, and paused only while it is open", () => {
    expect(phaseOf(season(1n, 100n, 200n), 200n)).to.equal("final");
    expect(phaseOf(season(1n, 100n, 200n, false, true), 150n)).to.equal("paused");
    expect(phaseOf(season(1n, 100n, 200n, false, true), 250n)).to.equal("final");
  });
});

describe("favourite", () => {
  it("the oldest open season, else the next to open, else the newest", () => {
    const closed = season(1n, 0n, 50n);
    const open = season(2n, 0n, 200n);
    const later = season(3n, 0n, 200n);
    const upcoming = season(4n, 150n, 200n);
    expect(favourite([upcoming, later, open, closed], 100n)).to.equal(open);
    expect(favourite([upcoming, closed], 100n)).to.equal(upcoming);
    expect(favourite([closed], 100n)).to.equal(closed);
    expect(favourite([], 100n)).to.equal(undefined);
  });
});
