import { expect } from "chai";
import { fitLine } from "../../measure/fit.ts";

describe("fitting a line", () => {
  it("finds the line on which all points lie", () => {
    const points = [1, 2, 5, 9].map((x) => [x, 3 + 0.5 * x] as const);
    const { intercept, slope, share } = fitLine(points);
    expect(intercept).to.be.closeTo(3, 1e-12);
    expect(slope).to.be.closeTo(0.5, 1e-12);
    expect(share).to.be.closeTo(1, 1e-12);
  });

  it("gives the least squares, and how much they explain", () => {
    // By hand: means 1 and 2, slope 2/2, rest 2/3 of a spread of 8/3.
    const { intercept, slope, share } = fitLine([
      [0, 1],
      [1, 2 + 2 / 3],
      [2, 3 - 2 / 3],
    ]);
    expect(slope).to.be.closeTo(2 / 3, 1e-12);
    expect(intercept).to.be.closeTo(2 - 2 / 3, 1e-12);
    expect(share).to.be.closeTo(4 / 7, 1e-12);
  });

  it("explains all of what does not vary", () => {
    expect(
      fitLine([
        [1, 4],
        [2, 4],
      ]),
    ).to.deep.equal({ intercept: 4, slope: 0, share: 1 });
  });

  it("refuses points at one place", () => {
    expect(() =>
      fitLine([
        [1, 1],
        [1, 2],
      ]),
    ).to.throw(RangeError);
  });
});
