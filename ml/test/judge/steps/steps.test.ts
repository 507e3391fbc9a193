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

  describe("dereverberate", () => {
    const step = { step: "dereverberate", decay: 3, delay: 2, share: 1, most: 12 } as const;
    const through = (...levels: number[]) => [
      ...applySteps({ rows: 1, cols: levels.length, values: Float64Array.from(levels) }, [step], MEL).values,
    ];

    it("takes away what only decays, down to the most that it may", () => {
      const echo = [0, -3, -6, -9, -12, -15];
      const left = through(...echo);
      for (const [col, level] of left.entries())
        expect(level).to.be.closeTo(echo[col]! - (col < 2 ? 0 : 12), 1e-9);
    });

    it("leaves a sound that comes anew, and of a weaker one what is above the echo", () => {
      for (const level of through(-60, -60, -60, -60, 0, 0).slice(4)) expect(level).to.be.closeTo(0, 1e-5);
      expect(through(0, -80, -80, -10)[3]).to.be.closeTo(-22, 1e-5);
      expect(through(0, -80, -80, -6)[3]).to.be.closeTo(-9.02, 0.01);
    });

    it("gives levels below the loudest again, each band by itself", () => {
      const values = Float64Array.of(-10, -10, -10, -10, -80, -80, -80, -20);
      const [first, last] = [0, 7].map(
        (cell) => applySteps({ rows: 2, cols: 4, values }, [step], MEL).values[cell]!,
      );
      expect(first).to.equal(0);
      expect(last).to.be.closeTo(-10, 1e-3);
    });
  });
});
