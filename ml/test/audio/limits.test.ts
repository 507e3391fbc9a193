import { codeOf, errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { mixToMono } from "../../src/audio/mono.ts";
import { checkLayout, type PcmLayout } from "../../src/audio/pcm.ts";
import { isPlaceholder, soundSize } from "../../src/audio/sound-size.ts";
import { comm, fmt, formBytes, riffBytes, ssnd } from "./container-bytes.ts";

/** The largest number of single precision. */
const LARGEST = 3.4028234663852886e38;

const layout: PcmLayout = {
  encoding: "signed",
  bytesPerSample: 2,
  littleEndian: true,
  channels: 1,
  sampleRate: 16000,
  offset: 44,
  frames: 1,
};

describe("the limits of a recording", () => {
  it("are 2^27 frames, one channel at least, and a rate that is resampled", () => {
    checkLayout({ ...layout, frames: 2 ** 27 }, "take");
    for (const wrong of [
      { frames: 2 ** 27 + 1 },
      { channels: 0 },
      { sampleRate: 999 },
      { sampleRate: 768001 },
    ])
      expect(codeOf(() => checkLayout({ ...layout, ...wrong }, "take"))).to.equal("AUDIO_UNSUPPORTED");
    expect(codeOf(() => checkLayout({ ...layout, frames: 0 }, "take"))).to.equal("AUDIO_TOO_SHORT");
  });

  it("are told by what a sample is", () => {
    const said = (wrong: Partial<PcmLayout>) =>
      errorOf(() => checkLayout({ ...layout, ...wrong }, "take")).message;
    expect(said({ bytesPerSample: 8 })).to.include("64-bit integer samples");
    expect(said({ encoding: "float" })).to.include("16-bit float samples");
  });

  it("are the values of single precision, and whose sample is beyond is told", () => {
    const wav = (...values: number[]) =>
      riffBytes([
        fmt({ tag: 3, bits: 64, channels: 2 }),
        { id: "data", body: new Uint8Array(Float64Array.from(values).buffer) },
      ]);
    expect(Array.from(decodeAudio(wav(LARGEST, LARGEST / 2)).samples)).to.deep.equal([(LARGEST * 1.5) / 2]);
    expect(decodeAudio(wav(-LARGEST, -LARGEST)).samples[0]).to.equal(-LARGEST);
    const { code, message } = errorOf(() => decodeAudio(wav(0, 0, 0, -LARGEST * 1.1)));
    expect(code).to.equal("AUDIO_NOT_FINITE");
    expect(message).to.include("at sample 1 of channel 2");
  });

  it("a size of 1 GiB tells no length, and one below is a file that was cut", () => {
    expect([2 ** 30 - 1, 2 ** 30].map(isPlaceholder)).to.deep.equal([false, true]);
    expect(soundSize(2 ** 30, 100, 144)).to.equal(100);
    expect(soundSize(2 ** 30 - 1, 100, 144)).to.equal(undefined);
  });
});

describe("codes of G.711", () => {
  it("are scaled as 16 bits, in WAV and in AIFF-C", () => {
    // The largest and the smallest of A-law, then of mu-law.
    for (const [tag, type, codes, values] of [
      [6, "alaw", [0xaa, 0x2a, 0xd5], [32256, -32256, 8]],
      [7, "ulaw", [0x80, 0x00, 0xfe], [32124, -32124, 8]],
    ] as const) {
      const expected = values.map((value) => value / 32768);
      const body = Uint8Array.from(codes);
      const wav = riffBytes([fmt({ tag, bits: 8 }), { id: "data", body }]);
      expect(Array.from(decodeAudio(wav).samples), type).to.deep.equal(expected);
      const aifc = formBytes([comm({ frames: 3, type }), ssnd(body)], "AIFC");
      expect(Array.from(decodeAudio(aifc).samples), type).to.deep.equal(expected);
    }
  });
});

describe("channels that somebody else decoded", () => {
  it("are mixed by their mean, and refused as a file's are", () => {
    const left = Float32Array.from({ length: 8000 }, (_, n) => Math.sin(n / 7) / 2);
    const right = left.map((value, n) => value / 2 + Math.sin(n / 50) / 8);
    const mono = mixToMono([left, right], 8000, "take");
    expect(Array.from(mono)).to.deep.equal(Array.from(left, (value, n) => (value + right[n]!) / 2));
    const opposite = left.map((value) => -value);
    expect(codeOf(() => mixToMono([left, opposite], 8000, "take"))).to.equal("AUDIO_AMBIGUOUS");
    expect(codeOf(() => mixToMono([left.with(3, Number.NaN)], 8000, "take"))).to.equal("AUDIO_NOT_FINITE");
    const silence = new Float32Array(8000);
    // The fourth of six is the one of low frequencies.
    const surround = [silence, silence, silence, left, silence, silence];
    expect(codeOf(() => mixToMono(surround, 8000, "take"))).to.equal("AUDIO_AMBIGUOUS");
    expect(mixToMono([left, silence, silence, silence, silence, silence], 8000, "take")).to.have.length(8000);
  });
});
