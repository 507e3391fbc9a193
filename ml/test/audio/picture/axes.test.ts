import { expect } from "chai";
import { melFrequencies } from "../../../src/audio/mel-filterbank.ts";
import { frequencyTicks, timeTicks } from "../../../src/audio/picture/axes.ts";

const axis = { nMels: 128, fMin: 0, fMax: 11025 };

describe("axes of a spectrogram", () => {
  it("mark a frequency in the middle of the band that is centred there", () => {
    const centres = melFrequencies(130, 0, 11025).subarray(1, 129);
    for (const { position, label } of frequencyTicks(axis)) {
      const hz = label.endsWith("k") ? 1000 * Number(label.slice(0, -1)) : Number(label);
      const band = position * 128 - 0.5;
      expect(centres[Math.floor(band)]!, label).to.be.at.most(hz);
      expect(centres[Math.ceil(band)]!, label).to.be.at.least(hz);
    }
    expect(frequencyTicks(axis).map(({ label }) => label)).to.deep.equal([
      "250",
      "500",
      "1k",
      "2k",
      "4k",
      "8k",
    ]);
  });

  it("mark only what is between the lowest and the highest frequency", () => {
    const labels = frequencyTicks({ ...axis, fMin: 300, fMax: 3000 }).map(({ label }) => label);
    expect(labels).to.deep.equal(["500", "1k", "2k"]);
  });

  it("mark round seconds where they are", () => {
    const marks = timeTicks(0.5, 2, 4);
    expect(marks.map(({ label }) => label)).to.deep.equal(["0.5", "1", "1.5", "2", "2.5"]);
    expect(marks.map(({ position }) => position)).to.deep.equal([0, 0.25, 0.5, 0.75, 1]);
  });
});
