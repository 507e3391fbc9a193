import { expect } from "chai";
import type { Season } from "../../../tasks/chain/seasons.ts";
import { phaseOf } from "../../../tasks/chain/status.ts";

describe("phaseOf", () => {
  const season = (paused = false) =>
    ({
      terms: { opensAt: 100n },
      state: { closesAt: 200n, revealEndsAt: 220n, finalAt: 250n, paused },
    }) as unknown as Season;

  it("goes through the phases, the first second of each belonging to it", () => {
    const seen = [99n, 100n, 199n, 200n, 219n, 220n, 249n, 250n].map((now) => phaseOf(season(), now).phase);
    expect(seen).to.deep.equal(["to open", "open", "open", "reveal", "reveal", "audit", "audit", "final"]);
  });

  it("counts the seconds that are left of each", () => {
    expect([90n, 150n, 210n, 240n, 999n].map((now) => phaseOf(season(), now).secondsLeft)).to.deep.equal([
      10, 50, 10, 10, 0,
    ]);
  });

  it("says that an open season is paused", () => {
    expect(phaseOf(season(true), 150n).phase).to.equal("paused");
  });
});
