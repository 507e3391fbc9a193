import { expect } from "chai";
import { roundingShare, tellsApart, tooCoarse } from "../../../src/judge/import/resolution.ts";

describe("whether integers keep scores apart", () => {
  const floats = [1e-6, 2e-6, 5e-6];

  it("is a question of the scores' spread, whatever their size", () => {
    for (const [factor, add] of [
      [1, 0],
      [1e6, 0],
      [1, 1000],
    ] as const) {
      const scores = floats.map((float) => factor * float + add);
      const rounded = (share: number) =>
        scores.map((score, n) => score + (n === 1 ? share * factor * 4e-6 : 0));
      expect(tellsApart({ floats: scores, integers: rounded(0.05) })).to.equal(true);
      expect(tellsApart({ floats: scores, integers: rounded(0.2) })).to.equal(false);
    }
  });

  it("they do not if all of them are 0, or the floats are all the same", () => {
    expect(roundingShare({ floats, integers: [0, 0, 0] })).to.be.above(1);
    expect(tellsApart({ floats: [3, 3], integers: [3, 3] })).to.equal(false);
  });

  it("says which factor would do, and which scale", () => {
    const pairs = { floats, integers: [0, 0, 0] };
    expect(tooCoarse(10, pairs).remedy).to.match(/^Multiply its last layer, weights and bias, by 1000000:/);
    expect(tooCoarse(10, pairs, 13).remedy).to.match(/^Give --scale 13\. Or: /);
  });
});
