import { type FeaturesConfig, makeFeatureMatrix } from "@idol/ml/judge";
import { expect } from "chai";
import { layoutOf } from "../../../src/judge/layout.ts";

const MEL = {
  sampleRate: 22050,
  offset: 0,
  duration: 3,
  nFft: 2048,
  hopLength: 512,
  nMels: 4,
  fMin: 0,
  fMax: 11025,
};

describe("layoutOf", () => {
  it("puts cells where their sound is, after trim, fit and pool", () => {
    const matrix = makeFeatureMatrix(4, 10, (row, col) => (col < 3 ? -80 : -col - row));
    const features: FeaturesConfig = {
      ...MEL,
      steps: [
        { step: "trim", above: -45, start: true, end: false },
        { step: "fit", cols: 8, pad: -80 },
        { step: "pool", rows: 2, cols: 4, how: "mean" },
        { step: "affine", add: 50, divide: 20 },
      ],
    };
    // Seven of the ten columns are loud, one is padding.
    expect(layoutOf(matrix, features)).to.deep.equal({ times: [3, 7, 11], bands: [0, 2, 4] });
  });
});
