import { expect } from "chai";
import { resample } from "../../src/audio/resample.ts";
import { impulseCases } from "./golden/cases.ts";

/** Left-out lead-in is 0.04; what is left of it is largest where soxr doubles the rate first. */
const TOLERANCE = 4e-3;
const TOLERANCE_OF_CORPORA = 2e-4;
/** The rates of TESS, SAVEE and RAVDESS. */
const CORPORA = [24414, 44100, 48000];

describe("removeLeadIn", () => {
  for (const { rate, output } of impulseCases) {
    it(`starts as soxr does from ${rate} Hz`, () => {
      const impulse = new Float64Array(2000);
      impulse[0] = 1;
      const errors = output.map((value, m) => Math.abs(value - resample(impulse, rate, 22050)[m]!));
      expect(Math.max(...errors)).to.be.below(CORPORA.includes(rate) ? TOLERANCE_OF_CORPORA : TOLERANCE);
    });
  }

  it("changes the start alone", () => {
    const impulse = new Float64Array(4000);
    impulse[2000] = 1;
    const late = resample(impulse, 48000, 22050);
    // 320 input samples are 147 output samples, so a shift by 320 is exact.
    const later = resample(impulse.with(2000, 0).with(2320, 1), 48000, 22050);
    expect(Array.from(later.subarray(147 + 700, 147 + 1100))).to.deep.equal(
      Array.from(late.subarray(700, 1100)),
    );
  });
});
