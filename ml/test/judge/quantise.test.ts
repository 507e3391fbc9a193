import { expect } from "chai";
import { dequantise, quantise, roundHalfAway, snap, unitsPerOne } from "../../src/judge/quantise.ts";

describe("quantise", () => {
  it("rounds halves away from zero, and only halves", () => {
    const cases: [number, number][] = [
      [0.5, 1],
      [-0.5, -1],
      [2.5, 3],
      [-2.5, -3],
      [0.49999999999999994, 0],
      [-0.49999999999999994, 0],
      [4503599627370495.5, 4503599627370496],
      [9007199254740991, 9007199254740991],
    ];
    for (const [value, rounded] of cases) expect(roundHalfAway(value)).to.equal(rounded);
    expect(Object.is(roundHalfAway(-0.2), 0)).to.equal(true);
  });

  it("multiplies by 2^scale", () => {
    expect(unitsPerOne(0)).to.equal(1);
    expect(unitsPerOne(21)).to.equal(2097152);
    expect(quantise(-1.00390625, 7)).to.equal(-129n);
    expect(dequantise(-129n, 7)).to.equal(-1.0078125);
  });

  it("snaps to values that quantise to themselves and survive JSON and float32", () => {
    const snapped = snap([0.1, -0.1, 2.71, -80, 1 / 256, -1 / 256], 7);
    for (const value of snapped) {
      expect(value * 128).to.equal(Math.trunc(value * 128));
      expect(Math.fround(value)).to.equal(value);
      expect(JSON.parse(JSON.stringify(value))).to.equal(value);
    }
    expect(snapped[4]).to.equal(1 / 128);
    expect(snapped[5]).to.equal(-1 / 128);
  });
});
