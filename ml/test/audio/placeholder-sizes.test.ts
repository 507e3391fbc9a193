import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { comm, ds64, fmt, formBytes, riffBytes, ssnd } from "./container-bytes.ts";
import { scaled, vowel } from "./voices.ts";
import { pcm16 } from "./wav-bytes.ts";

const voice = vowel();
const heard = scaled(voice);
const body = pcm16(voice);
const swapped = Buffer.from(body).swap16();

/** Sizes of recorders that could not go back and fill them in: [data's, RIFF's]. */
const UNKNOWN: Record<string, [number, number]> = {
  "ElevenLabs, lame": [0x7fffffff, 0x7fffffff],
  "AWS Polly": [0xffffff9b, 0xffffffbf],
  "pocket-tts": [2000000000, 2000000036],
  "the sign bit alone": [0x80000000, 0x80000024],
  arecord: [0x7fffff00, 0x7fffff24],
  "SoX, espeak": [0x7ffff000, 0x7ffff024],
  "ffmpeg, OpenAI": [0xffffffff, 0xffffffff],
  "minus one less the header": [0xffffffdb, 0xffffffff],
  "2^31 less the header": [0x7fffffdb, 0x7fffffff],
  "a right RIFF size": [0x7fffffff, 28836],
  "nothing of the samples yet, an unknown whole": [0, 0x7fffffff],
  "nothing yet": [0, 0],
  "the header alone": [0, 36],
};

describe("sizes that a recorder could not know", () => {
  for (const [name, [size, riffSize]] of Object.entries(UNKNOWN)) {
    it(`${name}: a WAV is read to its end`, () => {
      const wav = riffBytes([fmt(), { id: "data", body, size }], { size: riffSize });
      expect(Array.from(decodeAudio(wav).samples)).to.deep.equal(heard);
      const rifx = riffBytes([fmt({ little: false }), { id: "data", body: swapped, size }], {
        magic: "RIFX",
        size: riffSize,
      });
      expect(Array.from(decodeAudio(rifx).samples)).to.deep.equal(heard);
    });
  }

  for (const [name, size, frames] of [
    ["SoX", 0x7f000008, 0x3f800000],
    ["0x7FFFFFFF", 0x7fffffff, 0x7fffffff],
    ["minus one", 0xffffffff, 0xffffffff],
    ["no frames yet", 0x7f000008, 0],
    ["nothing yet", 0, 0],
    ["the sign bit, with the right frames", 0x80000000, 14400],
  ] as const) {
    it(`${name}: an AIFF and an AIFF-C are read to their end`, () => {
      for (const type of [undefined, "NONE"]) {
        const header = comm({ frames, ...(type && { type }) });
        const bytes = formBytes([header, ssnd(swapped, { size })], type ? "AIFC" : "AIFF");
        expect(Array.from(decodeAudio(bytes).samples)).to.deep.equal(heard);
      }
    });
  }

  it("an RF64's long size: its own where it fits, to the end where it is none, a refusal where it is a little long", () => {
    const rf64 = (long: number, size = 0xffffffff) =>
      decodeAudio(
        riffBytes([ds64(long), fmt(), { id: "data", body, size }], { magic: "RF64", size: 0xffffffff }),
      ).samples;
    expect(rf64(28800)).to.have.length(14400);
    expect(rf64(2 ** 40)).to.have.length(14400);
    // Both libsndfile and FFmpeg let it win over the short one.
    expect(rf64(14400, 28800)).to.have.length(7200);
    expect(codeOf(() => rf64(28816))).to.equal("AUDIO_TRUNCATED");
  });

  it("a long size in a plain RIFF means nothing, and an RF64 without one is refused", () => {
    const data = { id: "data", body, size: 0xffffffff };
    expect(decodeAudio(riffBytes([ds64(100), fmt(), data])).samples).to.have.length(14400);
    const without = riffBytes([fmt(), data], { magic: "RF64" });
    expect(codeOf(() => decodeAudio(without))).to.equal("AUDIO_UNSUPPORTED");
  });

  it("a size that counts the header too, as the file's or RIFF's: read to the end", () => {
    for (const size of [body.length + 44, body.length + 36]) {
      expect(decodeAudio(riffBytes([fmt(), { id: "data", body, size }])).samples).to.have.length(14400);
    }
    for (const more of [54, 46]) {
      const bytes = formBytes([comm({ frames: 0 }), ssnd(swapped, { size: body.length + more })]);
      expect(decodeAudio(bytes).samples).to.have.length(14400);
    }
  });

  for (const off of [1, 2, 16, 100, 28800, 1000000, 1073741815 - 28800]) {
    it(`a size ${off} bytes too long may be a file that was cut: refused`, () => {
      const wav = riffBytes([fmt(), { id: "data", body, size: body.length + off }]);
      expect(codeOf(() => decodeAudio(wav))).to.equal("AUDIO_TRUNCATED");
      const frames = voice.length + Math.ceil(off / 2);
      const aiff = formBytes([comm({ frames }), ssnd(swapped, { size: 8 + body.length + off })]);
      expect(codeOf(() => decodeAudio(aiff))).to.equal("AUDIO_TRUNCATED");
    });
  }

  it("an AIFF that lacks the padding byte alone: read", () => {
    const bytes = formBytes([
      comm({ frames: 3, bits: 8 }),
      { ...ssnd(Uint8Array.of(1, 2, 3), { size: 12 }), unpadded: true },
    ]);
    expect(decodeAudio(bytes).samples).to.have.length(3);
  });
});
