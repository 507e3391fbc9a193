import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { cutClip } from "../../src/audio/clip.ts";

const samples = Float64Array.from({ length: 100 }, (_, n) => n);

describe("cutClip", () => {
  it("cuts down to whole samples, as librosa does", () => {
    expect(Array.from(cutClip(samples, 10, { offset: 0.59, duration: 0.39 }))).to.deep.equal([5, 6, 7]);
  });

  it("takes the rest without a duration, and what there is where the recording ends", () => {
    expect(cutClip(samples, 10, { offset: 9 })).to.have.length(10);
    expect(cutClip(samples, 10, { offset: 9, duration: 5 })).to.have.length(10);
    expect(cutClip(samples, 10, { offset: 1e300 })).to.have.length(0);
  });

  for (const window of [
    { offset: -0.1 },
    { offset: Number.NaN },
    { offset: Infinity },
    { offset: 0, duration: 0 },
    { offset: 0, duration: -3 },
    { offset: 0, duration: Number.NaN },
  ]) {
    it(`refuses ${Object.values(window)}`, () => {
      expect(codeOf(() => cutClip(samples, 10, window))).to.equal("FEATURE_PARAMETER");
    });
  }
});
