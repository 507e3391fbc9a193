import { expect } from "chai";
import { melFrequencies } from "../../../src/audio/mel-filterbank.ts";
import { type Axes, frequencyTicks, timeTicks } from "../../../src/audio/picture/axes.ts";

const axes: Axes = { nMels: 128, frames: 130, sampleRate: 22050, hopLength: 512 };

describe("axes", () => {
  it("marks a frequency in the middle of the band that is centred there", () => {
    const centres = melFrequencies(130, 0, 11025).subarray(1, 129);
    for (const { position, label } of frequencyTicks(axes)) {
      const hz = label.endsWith("k") ? 1000 * Number(label.slice(0, -1)) : Number(label);
      const band = position * 128 - 0.5;
      expect(centres[Math.floor(band)]!, label).to.be.at.most(hz);
      expect(centres[Math.ceil(band)]!, label).to.be.at.least(hz);
    }
    expect(frequencyTicks(axes).map(({ label }) => label)).to.deep.equal([
      "250",
      "500",
      "1k",
      "2k",
      "4k",
      "8k",
    ]);
  });

  it("marks only what lies between the lowest and the highest frequency", () => {
    const labels = frequencyTicks({ ...axes, fMin: 300, fMax: 3000 }).map(({ label }) => label);
    expect(labels).to.deep.equal(["500", "1k", "2k"]);
  });

  it("marks round seconds, counted from where the clip was cut out", () => {
    const labels = (startSeconds: number) =>
      timeTicks({ ...axes, startSeconds }, 10).map(({ label }) => label);
    expect(labels(0)).to.deep.equal(["0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"]);
    expect(labels(0.5)).to.deep.equal(["0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5"]);
  });

  it("centres frame 0 on its time", () => {
    expect(timeTicks(axes, 10)[0]!.position).to.be.closeTo(0.5 / 130, 1e-12);
  });

  for (const frames of [1, 2, 7, 1000, 100000]) {
    it(`has at most ten and some marks for ${frames} frames`, () => {
      const ticks = timeTicks({ ...axes, frames }, 10);
      expect(ticks.length).to.be.within(1, 11);
      for (const { position } of ticks) expect(position).to.be.within(0, 1);
    });
  }
});
