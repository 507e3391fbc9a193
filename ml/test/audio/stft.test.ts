import { expect } from "chai";
import { createStft, frameCount, hannWindow } from "../../src/audio/stft.ts";

describe("stft", () => {
  it("hannWindow is periodic: its mirror image is itself shifted by one", () => {
    const window = hannWindow(16);
    expect(window[0]).to.equal(0);
    expect(window[8]).to.equal(1);
    for (let n = 1; n < 16; n++) expect(window[n]).to.equal(window[16 - n]);
  });

  it("frameCount counts as librosa does", () => {
    expect([0, 1, 511, 512, 66150].map((length) => frameCount(length, 512))).to.deep.equal([1, 1, 1, 2, 130]);
  });

  it("centres frames on multiples of the hop and pads with zeros", () => {
    const samples = new Float64Array(64);
    samples[16] = 1;
    const energies: number[] = [];
    createStft(16).powerFrames(samples, 8, (frame, power) => {
      energies[frame] = power[0]!;
    });
    // An impulse has the squared window's weight where it falls: the middle of frame 2, the edges of 1 and 3.
    expect(energies).to.have.length(9);
    expect(energies.map((energy) => energy > 1e-20)).to.deep.equal([0, 0, 1, 0, 0, 0, 0, 0, 0].map(Boolean));
    expect(energies[2]).to.equal(1);
  });
});
