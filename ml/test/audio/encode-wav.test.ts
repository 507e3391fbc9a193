import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { encodeWav } from "../../src/audio/encode-wav.ts";

describe("encodeWav", () => {
  it("is read back by our decoder, each sample to the nearest of 16 bits", () => {
    const samples = Float32Array.from({ length: 4800 }, (_, k) => Math.sin(k / 7) * 0.9);
    const { samples: read, sampleRate, channels } = decodeAudio(encodeWav(samples, 48_000));
    expect([sampleRate, channels, read.length]).to.deep.equal([48_000, 1, 4800]);
    const worst = read.reduce((most, value, k) => Math.max(most, Math.abs(value - samples[k]!)), 0);
    expect(worst <= 0.5 / 32768 + 1e-12, `${worst}`).to.equal(true);
  });

  it("clips what is too loud", () => {
    const { samples } = decodeAudio(encodeWav(Float32Array.of(2, -2, 1, -1, 0), 8000));
    expect([...samples]).to.deep.equal([32767 / 32768, -1, 32767 / 32768, -1, 0]);
  });
});
