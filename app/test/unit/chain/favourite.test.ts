import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { favourite } from "../../../src/chain/favourite.ts";
import type { Season } from "../../../src/chain/seasons.ts";

function season(number: bigint, opensAt: bigint, closesAt: bigint): Season {
  return {
    number,
    terms: { opensAt, auditor: ZeroAddress },
    state: { closesAt, paused: false },
    currency: { symbol: "ETH", decimals: 18 },
  } as unknown as Season;
}

describe("favourite season", () => {
  it("is the oldest open season, else the next to open, else the newest", () => {
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
