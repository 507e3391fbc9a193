import { expect } from "chai";
import { cosPi, exp, ln, log10, polynomial, sinPi } from "../../src/audio/maths.ts";

/** The platform's functions are within an ulp or two of the truth in practice. */
const RELATIVE = 1e-15;
const ABSOLUTE = 4e-16;

/** Whole numbers spread over [0, 2^32) by a Weyl sequence. */
const spread = Array.from({ length: 20000 }, (_, k) => (k * 2654435769) % 4294967296);

describe("maths", () => {
  it("ln and log10 agree with the platform from 1e-300 to 1e300", () => {
    for (const value of spread) {
      const x = 10 ** ((value / 4294967296) * 600 - 300);
      expectRelative(ln(x), Math.log(x), x);
      expectRelative(log10(x), Math.log10(x), x);
    }
  });

  it("ln keeps its relative error next to 1", () => {
    for (const value of spread) {
      const delta = (value / 4294967296 - 0.5) * 1e-3;
      const x = 1 + delta;
      expectRelative(ln(x), Math.log1p(x - 1), x);
    }
  });

  it("ln of a subnormal number, and at the edges of its domain", () => {
    expectRelative(ln(Number.MIN_VALUE), Math.log(Number.MIN_VALUE), Number.MIN_VALUE);
    expect(ln(0)).to.equal(-Infinity);
    expect(ln(Infinity)).to.equal(Infinity);
    expect(ln(-1)).to.be.NaN;
    expect(ln(Number.NaN)).to.be.NaN;
    expect(ln(1)).to.equal(0);
  });

  it("exp agrees with the platform from -700 to 700", () => {
    for (const value of spread) {
      const x = (value / 4294967296) * 1400 - 700;
      expectRelative(exp(x), Math.exp(x), x);
    }
  });

  it("exp at the edges of its range", () => {
    expect(exp(0)).to.equal(1);
    expect(exp(710)).to.equal(Infinity);
    expect(exp(-Infinity)).to.equal(0);
    expect(exp(Number.NaN)).to.be.NaN;
  });

  it("sinPi and cosPi agree with the platform on [-8, 8]", () => {
    for (const value of spread) {
      const x = (value / 4294967296) * 16 - 8;
      // Reduced first: the platform's argument error would otherwise exceed ours.
      const reduced = x - 2 * Math.round(x / 2);
      expect(sinPi(x)).to.be.closeTo(Math.sin(Math.PI * reduced), ABSOLUTE);
      expect(cosPi(x)).to.be.closeTo(Math.cos(Math.PI * reduced), ABSOLUTE);
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

function expectRelative(actual: number, expected: number, x: number): void {
  expect(Math.abs(actual - expected), `at ${x}`).to.be.at.most(RELATIVE * Math.abs(expected));
}
