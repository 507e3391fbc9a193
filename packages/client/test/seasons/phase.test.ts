import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { type Phase, phaseEnd, phaseOf } from "../../src/seasons/phase.ts";
import type { Season } from "../../src/seasons/season.ts";

const AUDITOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

function season(number: bigint, opensAt: bigint, closesAt: bigint, audited = false, paused = false): Season {
  const revealEndsAt = audited ? closesAt + 10n : closesAt;
  const finalAt = audited ? closesAt + 20n : closesAt;
  return {
    number,
    terms: { opensAt, auditor: audited ? AUDITOR : ZeroAddress },
    state: { closesAt, revealEndsAt, finalAt, paused },
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
