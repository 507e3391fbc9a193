import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { cosPi } from "../../src/audio/maths.ts";
import { resample } from "../../src/audio/resample.ts";

const RATES = [8000, 16000, 22051, 24414, 44100, 48000, 96000];

describe("resample", function () {
  // Much arithmetic, on a machine that may be busy.
  this.timeout(60_000);

  for (const rate of RATES) {
    it(`keeps a tone of 1 kHz, phase and all, from ${rate} Hz`, () => {
      const output = resample(tone(1000, rate, rate), rate, 22050);
      const expected = tone(1000, 22050, output.length);
      const errors = output.subarray(4000, 16000).map((value, n) => Math.abs(value - expected[4000 + n]!));
      expect(Math.max(...errors)).to.be.below(2e-6);
    });
  }

  for (const hz of [11100, 12000, 16000, 23000]) {
    it(`removes a tone of ${hz} Hz, which 22,050 Hz cannot hold`, () => {
      const output = resample(tone(hz, 48000, 48000), 48000, 22050).subarray(4000, 16000);
      expect(Math.max(...output.map(Math.abs))).to.be.below(2e-6);
    });
  }

  it("is down by half at 0.957 of the lower rate's half, and passes 0.913 of it", () => {
    const gain = (share: number) => {
      const output = resample(tone(share * 11025, 48000, 48000), 48000, 22050).subarray(4000, 16000);
      return Math.sqrt(output.reduce((sum, x) => sum + 2 * x * x, 0) / output.length);
    };
    expect(gain(0.913)).to.be.closeTo(1, 0.005);
    expect(gain(0.95684)).to.be.closeTo(0.5, 0.005);
    expect(gain(0.999)).to.be.below(1e-5);
  });

  it("has librosa's length, and a copy where nothing changes", () => {
    expect(resample(new Float64Array(144000), 48000, 22050)).to.have.length(66150);
    expect(resample(new Float64Array(36644), 24414, 22050)).to.have.length(33096);
    expect(resample(new Float64Array(0), 48000, 22050)).to.have.length(0);
    expect(resample(new Float64Array(1), 48000, 22050)).to.have.length(1);
    const samples = Float64Array.of(1, 2, 3);
    const same = resample(samples, 22050, 22050);
    expect(same).to.deep.equal(samples);
    expect(same).to.not.equal(samples);
  });

  it("is linear", () => {
    const a = tone(440, 48000, 2000);
    const b = tone(3000, 48000, 2000);
    const sum = resample(
      a.map((value, n) => value + b[n]!),
      48000,
      22050,
    );
    const [ra, rb] = [resample(a, 48000, 22050), resample(b, 48000, 22050)];
    sum.forEach((value, n) => {
      expect(value).to.be.closeTo(ra[n]! + rb[n]!, 1e-14);
    });
  });

  it("bounds the work for awkward ratios", () => {
    for (const [from, to] of [
      [767999, 1001],
      [1001, 767999],
      [22049, 22050],
    ] as const) {
      expect(resample(new Float64Array(500), from, to)).to.have.length(Math.ceil(500 * (to / from)));
    }
  });

  for (const rate of [0, -1, 0.5, Number.NaN, Infinity, 1e9, 999]) {
    it(`refuses a rate of ${rate}`, () => {
      expect(codeOf(() => resample(new Float64Array(9), rate, 22050))).to.equal("FEATURE_PARAMETER");
      expect(codeOf(() => resample(new Float64Array(9), 22050, rate))).to.equal("FEATURE_PARAMETER");
    });
  }

  it("refuses a result that would fill the memory", () => {
    expect(codeOf(() => resample(new Float64Array(100000), 1000, 768000))).to.equal("FEATURE_PARAMETER");
  });
});

function tone(hz: number, rate: number, length: number): Float64Array {
  return Float64Array.from({ length }, (_, n) => cosPi((2 * hz * n) / rate));
}
