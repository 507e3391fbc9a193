import { expect } from "chai";
import fc from "fast-check";
import { ticks } from "../../src/drawing/ticks.ts";

describe("ticks", () => {
  it("are round and within the axis", () => {
    expect(ticks(0, 1)).to.deep.equal([0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]);
    expect(ticks(-37, 112)).to.deep.equal([0, 50, 100]);
    expect(ticks(-0.01, 3.01, 10)).to.deep.equal([0, 0.5, 1, 1.5, 2, 2.5, 3]);
  });

  it("have a positive zero", () => {
    expect(ticks(-1, 1).map(String)).to.include("0");
    expect(ticks(-1, 1).some((value) => Object.is(value, -0))).to.equal(false);
  });

  it("are at least one and hardly more than asked for, on every axis", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 3, max: 20 }),
        (from, length, count) => {
          const values = ticks(from, from + length, count);
          return values.length >= 1 && values.length <= count + 1;
        },
      ),
    );
  });
});
