import { readFile } from "node:fs/promises";
import { canonicalRecording, decodeAudio, encodeWav } from "@idol/ml/audio";
import { expect } from "chai";
import { waveformOf } from "../../../src/ui/player/peaks.ts";
import { CLIPS } from "../../browser/clips.ts";

describe("the waveform of a player", () => {
  it("shows where a recording is loud, and how long it is", () => {
    const samples = Float32Array.from({ length: 8000 }, (_, at) => (at < 4000 ? 0.5 : 0));
    const { seconds, peaks } = waveformOf(encodeWav(samples, 8000), 4)!;
    expect(seconds).to.equal(1);
    expect(peaks.map((peak) => peak.toFixed(2))).to.deep.equal(["0.50", "0.50", "0.00", "0.00"]);
  });

  it("reads every recording as it is kept", async () => {
    const bytes = canonicalRecording(decodeAudio(await readFile(CLIPS.surprise)));
    const { peaks } = waveformOf(bytes, 72)!;
    expect(peaks).to.have.length(72);
    expect(Math.max(...peaks)).to.be.within(0.01, 1);
  });

  it("shows none of what is no plain WAV, however it is cut", () => {
    const whole = encodeWav(new Float32Array(100), 8000);
    for (const bytes of [
      new Uint8Array(),
      whole.slice(0, 20),
      whole.slice(0, 44),
      new Uint8Array(64).fill(7),
    ])
      expect(waveformOf(bytes, 8)).to.equal(undefined);
    const stereo = whole.slice();
    stereo[22] = 2;
    expect(waveformOf(stereo, 8)).to.equal(undefined);
  });
});
