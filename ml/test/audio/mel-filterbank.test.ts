import { expect } from "chai";
import { hzToMel, melFilterbank, melFrequencies, melToHz } from "../../src/audio/mel-filterbank.ts";

describe("mel-filterbank", () => {
  it("has the values of librosa's documentation", () => {
    // hz_to_mel(60), hz_to_mel([110, 220, 440]), mel_to_hz([1, 2, 3, 4, 5])
    expect(hzToMel(60)).to.be.closeTo(0.9, 1e-12);
    expect([110, 220, 440].map(hzToMel)).to.deep.equal([1.65, 3.3, 6.6]);
    [66.667, 133.333, 200, 266.667, 333.333].forEach((hz, k) => {
      expect(melToHz(k + 1)).to.be.closeTo(hz, 5e-4);
    });
  });

  it("is continuous at 1 kHz, where the scale turns logarithmic", () => {
    expect(hzToMel(1000)).to.be.closeTo(15, 1e-12);
    expect(hzToMel(999.999999)).to.be.closeTo(15, 1e-7);
    expect(hzToMel(6400)).to.be.closeTo(42, 1e-12);
  });

  it("melToHz undoes hzToMel", () => {
    for (const hz of [0, 1, 80, 999, 1000, 1001, 4321, 11025, 48000]) {
      expect(melToHz(hzToMel(hz))).to.be.closeTo(hz, 1e-10 * (hz + 1));
    }
  });

  it("melFrequencies runs from the lowest to the highest", () => {
    const frequencies = melFrequencies(130, 0, 11025);
    expect(frequencies).to.have.length(130);
    expect(frequencies[0]).to.equal(0);
    expect(frequencies[129]).to.be.closeTo(11025, 1e-8);
    expect(melFrequencies(1, 50, 100)).to.deep.equal(Float64Array.of(50));
  });

  it("filters have unit area in Hz where bins are dense", () => {
    const [sampleRate, nFft] = [22050, 16384];
    for (const { weights } of melFilterbank({ sampleRate, nFft, nMels: 40, fMin: 0, fMax: 11025 })) {
      expect(weights.reduce((a, b) => a + b) * (sampleRate / nFft)).to.be.closeTo(1, 0.01);
    }
  });

  it("a filter between two bins is empty, and none reaches past the spectrum", () => {
    const filters = melFilterbank({ sampleRate: 22050, nFft: 64, nMels: 128, fMin: 0, fMax: 11025 });
    expect(filters.some(({ weights }) => weights.length === 0)).to.equal(true);
    for (const { first, weights } of filters) expect(first + weights.length).to.be.at.most(33);
  });
});
