import { expect } from "chai";
import { fromALaw, fromMuLaw } from "../../src/audio/g711.ts";

const codes = Array.from({ length: 256 }, (_, code) => code);

/** Values of ITU-T G.711's tables, in steps of 16 bits. */
describe("G.711", () => {
  it("mu-law: both zeros, the smallest and largest of either sign", () => {
    expect([0xff, 0x7f, 0xfe, 0x7e, 0x80, 0x00].map(fromMuLaw)).to.deep.equal([0, 0, 8, -8, 32124, -32124]);
  });

  it("A-law: the smallest and largest of either sign", () => {
    expect([0xd5, 0x55, 0xd4, 0x54, 0xaa, 0x2a].map(fromALaw)).to.deep.equal([8, -8, 24, -24, 32256, -32256]);
  });

  for (const [name, decode, distinct] of [
    ["mu-law", fromMuLaw, 255],
    ["A-law", fromALaw, 256],
  ] as const) {
    it(`${name}: as many values as codes, each with its opposite, finer near zero`, () => {
      const values = codes.map(decode);
      expect(new Set(values)).to.have.length(distinct);
      expect(values.every((value) => values.includes(0 - value))).to.equal(true);
      const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
      const steps = positive.slice(1).map((value, n) => value - positive[n]!);
      expect(steps.every((step, n) => n === 0 || step >= steps[n - 1]!)).to.equal(true);
    });
  }
});
