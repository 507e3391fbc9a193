import { expect } from "chai";
import { makeFeatureMatrix } from "../../../src/judge/feature-matrix.ts";
import { applySteps } from "../../../src/judge/steps/apply.ts";

const MEL = { fMin: 0, fMax: 11025 };
/** 2 bands × 5 frames, silent in the first frame and the last two. */
const matrix = { rows: 2, cols: 5, values: Float64Array.of(-80, 0, -10, -80, -70, -80, -60, -20, -70, -80) };

describe("feature steps", () => {
  it("trim cuts silence at the start, at the end, or both", () => {
    const cut = (start: boolean, end: boolean) => {
      const { cols, values } = applySteps(matrix, [{ step: "trim", above: -45, start, end }], MEL);
      return [cols, ...values];
    };
    expect(cut(true, false)).to.deep.equal([4, 0, -10, -80, -70, -60, -20, -70, -80]);
    expect(cut(false, true)).to.deep.equal([3, -80, 0, -10, -80, -60, -20]);
    expect(cut(true, true)).to.deep.equal([2, 0, -10, -60, -20]);
  });

  it("trim leaves one frame of pure silence", () => {
    const silence = makeFeatureMatrix(2, 3, () => -80);
    expect(applySteps(silence, [{ step: "trim", above: -45, start: true, end: true }], MEL).cols).to.equal(1);
  });

  it("fit pads with silence, or cuts, at the end", () => {
    const fitted = (cols: number) => [...applySteps(matrix, [{ step: "fit", cols, pad: -80 }], MEL).values];
    expect(fitted(6)).to.deep.equal([-80, 0, -10, -80, -70, -80, -80, -60, -20, -70, -80, -80]);
    expect(fitted(2)).to.deep.equal([-80, 0, -80, -60]);
  });

  it("pool takes the mean or the largest of whole blocks", () => {
    const block = { step: "pool", rows: 2, cols: 2 } as const;
    expect([...applySteps(matrix, [{ ...block, how: "mean" }], MEL).values]).to.deep.equal([-55, -45]);
    expect([...applySteps(matrix, [{ ...block, how: "max" }], MEL).values]).to.deep.equal([0, -10]);
  });

  it("affine shifts, then divides; steps go in the order of the list", () => {
    const steps = [
      { step: "fit", cols: 1, pad: -80 },
      { step: "affine", add: 50, divide: 20 },
    ] as const;
    expect([...applySteps(matrix, steps, MEL).values]).to.deep.equal([-1.5, -1.5]);
  });
});
