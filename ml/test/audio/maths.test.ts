import { expect } from "chai";
import { cosPi, exp, ln, log10, polynomial, sinPi } from "../../src/audio/maths.ts";

/** The platform's functions are within an ulp or two of the truth in practice. */
const RELATIVE = 1e-15;
const ABSOLUTE = 4e-16;

/** Whole numbers spread over [0, 2^32) by a Weyl sequence. */
const spread = Array.from({ length: 20000 }, (_, k) => (k * 2654435769) % 4294967296);

describe("maths", () => {
  it("ln and log10 agree with the platform from 1e-300 to 1e300", () => {
    const xs = spread.map((value) => 10 ** ((value / 4294967296) * 600 - 300));
    expect(worst(xs, ln, Math.log)).to.be.below(RELATIVE);
    expect(worst(xs, log10, Math.log10)).to.be.below(RELATIVE);
  });

  it("ln keeps its relative error next to 1", () => {
    const xs = spread.map((value) => 1 + (value / 4294967296 - 0.5) * 1e-3);
    expect(worst(xs, ln, (x) => Math.log1p(x - 1))).to.be.below(RELATIVE);
  });

  it("ln of a subnormal number, and at the edges of its domain", () => {
    expect(worst([Number.MIN_VALUE, 1e-310], ln, Math.log)).to.be.below(RELATIVE);
    expect(ln(0)).to.equal(-Infinity);
    expect(ln(Infinity)).to.equal(Infinity);
    expect(ln(-1)).to.be.NaN;
    expect(ln(Number.NaN)).to.be.NaN;
    expect(ln(1)).to.equal(0);
  });

  it("exp agrees with the platform from -700 to 700", () => {
    const xs = spread.map((value) => (value / 4294967296) * 1400 - 700);
    expect(worst(xs, exp, Math.exp)).to.be.below(RELATIVE);
  });

  it("exp at the edges of its range", () => {
    expect(exp(0)).to.equal(1);
    expect(exp(710)).to.equal(Infinity);
    expect(exp(-Infinity)).to.equal(0);
    expect(exp(Number.NaN)).to.be.NaN;
  });

  it("sinPi and cosPi agree with the platform on [-8, 8]", () => {
    for (const [ours, platform] of [
      [sinPi, Math.sin],
      [cosPi, Math.cos],
    ] as const) {
      const errors = spread.map((value) => {
        const x = (value / 4294967296) * 16 - 8;
        // Reduced first: the platform's argument error would otherwise exceed ours.
        return Math.abs(ours(x) - platform(Math.PI * (x - 2 * Math.round(x / 2))));
      });
      expect(Math.max(...errors)).to.be.below(ABSOLUTE);
    }
  });

  it("sinPi and cosPi are exact at quarter turns", () => {
    expect([0, 0.5, 1, 1.5, 2, -0.5].map((x) => sinPi(x) + 0)).to.deep.equal([0, 1, 0, -1, 0, -1]);
    expect([0, 0.5, 1, 1.5, 2, -0.5].map((x) => cosPi(x) + 0)).to.deep.equal([1, 0, -1, 0, 1, 0]);
  });

  it("polynomial has the lowest power first", () => {
    expect(polynomial([1, 2, 3], 10)).to.equal(321);
  });
});

/** The largest relative difference of two functions. */
function worst(xs: number[], ours: (x: number) => number, platform: (x: number) => number): number {
  return Math.max(...xs.map((x) => Math.abs((ours(x) - platform(x)) / platform(x))));
}
