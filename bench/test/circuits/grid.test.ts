import { expect } from "chai";
import { candidatesOf, HEADROOM, legsFor, smallestLogrows } from "../../circuits/grid.ts";

describe("the grid of circuits", () => {
  it("takes the fewest legs that hold the headroom", () => {
    for (const base of [16, 128, 1024]) {
      for (const largest of [1n, 1000n, 5_000_000n]) {
        const legs = legsFor(base, largest)!;
        expect(BigInt(base) ** BigInt(legs) > HEADROOM * largest, `${base}, ${largest}`).to.equal(true);
        if (legs > 1) expect(BigInt(base) ** BigInt(legs - 1) <= HEADROOM * largest).to.equal(true);
      }
    }
  });

  it("leaves out what the engine cannot compute in 32 bits", () => {
    expect(legsFor(2 ** 16, 2n ** 40n)).to.equal(undefined);
  });

  it("has the shipped circuit first, and nothing twice", () => {
    const shipped = { scale: 10, decompBase: 1024, decompLegs: 3, numInnerCols: 1, logrows: 11 };
    const grid = { columns: [1, 2], scales: [7, 10], bases: [1024] };
    const found = candidatesOf(grid, (scale) => 2n ** BigInt(2 * scale + 4), shipped);
    const { logrows: _, ...first } = shipped;
    expect(found[0]).to.deep.equal(first);
    expect(found).to.have.length(4);
    expect(new Set(found.map((each) => JSON.stringify(each))).size).to.equal(4);
  });

  it("asks for the logrows of the rows or of the range table, whichever is more", () => {
    expect(smallestLogrows(1730, 1024)).to.equal(11);
    expect(smallestLogrows(100, 1024)).to.equal(11);
    expect(smallestLogrows(2041, 128)).to.equal(12);
    expect(smallestLogrows(877, 128)).to.equal(10);
  });
});
