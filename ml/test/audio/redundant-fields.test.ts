import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { comm, type Fmt, fmt, formBytes, numbers, riffBytes, ssnd } from "./container-bytes.ts";
import { scaled, vowel } from "./voices.ts";
import { pcm16 } from "./wav-bytes.ts";

const voice = vowel();
const heard = scaled(voice);
const TAGS = { PCM: 1, FLOAT: 3, ALAW: 6, MULAW: 7 };

/** The same voice in integers of any width, little-endian, with noise below its 16 bits. */
function integers(bytes: number): Uint8Array {
  const wide = Int16Array.from(voice);
  return Buffer.concat(
    Array.from(wide, (sample) => {
      const frame = Buffer.alloc(4, 0x5a);
      frame.writeInt16LE(sample, 2);
      return bytes === 1 ? Buffer.of((sample >> 8) + 128) : frame.subarray(4 - bytes);
    }),
  );
}

const floats = new Uint8Array(Float32Array.from(heard).buffer);
const wav = (data: Uint8Array, header: Fmt) => riffBytes([fmt(header), { id: "data", body: data }]);

/** libsndfile 1.2 and FFmpeg 9 were asked for each of these. */
describe("a WAV whose header contradicts itself", () => {
  for (const blockAlign of [0, 1, 3, 4, 5, 6, 8, 12, 16]) {
    it(`is read by its 16 bits, whatever the block align of ${blockAlign} says`, () => {
      const { samples } = decodeAudio(wav(pcm16(voice), { blockAlign }));
      expect(Array.from(samples)).to.deep.equal(heard);
    });

    it(`is read by its 32 bits of float, whatever the block align of ${blockAlign} says`, () => {
      const { samples } = decodeAudio(wav(floats, { tag: TAGS.FLOAT, bits: 32, blockAlign }));
      expect(Array.from(samples)).to.deep.equal(heard);
    });
  }

  for (const bits of [4, 8, 12, 16, 20, 24, 32]) {
    const bytes = Math.ceil(bits / 8);
    for (const channels of [1, 2]) {
      it(`${bits} bits in ${channels} channels: as with the right block align, also in an extensible format`, () => {
        const right = decodeAudio(wav(integers(bytes), { bits, channels }));
        expect(right.samples).to.have.length(voice.length / channels);
        for (const blockAlign of [2, 6, 10]) {
          for (const extensible of [undefined, {}]) {
            const header = { bits, channels, blockAlign, ...(extensible && { extensible }) };
            expect(decodeAudio(wav(integers(bytes), header)).samples).to.deep.equal(right.samples);
          }
        }
      });
    }
  }

  it("is read as before where bytes a second or RIFF's size are wrong", () => {
    expect(decodeAudio(wav(pcm16(voice), { byteRate: 1 })).samples).to.have.length(voice.length);
    const bytes = riffBytes([fmt(), { id: "data", body: pcm16(voice) }], { size: 300 });
    expect(decodeAudio(bytes).samples).to.have.length(voice.length);
  });

  for (const tag of [TAGS.ALAW, TAGS.MULAW]) {
    it(`codes of G.711 (tag ${tag}) are one byte each, whatever bits and block align say`, () => {
      const codes = Uint8Array.from({ length: 256 }, (_, n) => n);
      const { samples } = decodeAudio(wav(codes, { tag, bits: 8 }));
      for (const header of [{ bits: 16 }, { bits: 0, blockAlign: 4 }, { bits: 8, extensible: {} }]) {
        expect(decodeAudio(wav(codes, { tag, ...header })).samples).to.deep.equal(samples);
      }
    });
  }

  for (const [header, code] of [
    [{ bits: 0, blockAlign: 2 }, "AUDIO_UNSUPPORTED"],
    [{ bits: 40 }, "AUDIO_UNSUPPORTED"],
    [{ bits: 48, blockAlign: 2 }, "AUDIO_UNSUPPORTED"],
    [{ bits: 64, blockAlign: 2 }, "AUDIO_UNSUPPORTED"],
    [{ tag: TAGS.FLOAT, bits: 16, blockAlign: 4 }, "AUDIO_UNSUPPORTED"],
    [{ tag: TAGS.FLOAT, bits: 24, blockAlign: 4 }, "AUDIO_UNSUPPORTED"],
    [{ bits: 16, extensible: { validBits: 24 } }, "AUDIO_AMBIGUOUS"],
    [{ bits: 16, extensible: { validBits: 8 } }, "AUDIO_AMBIGUOUS"],
    [{ bits: 32, extensible: { validBits: 16 } }, "AUDIO_AMBIGUOUS"],
    [{ bits: 32, extensible: { validBits: 24 } }, "AUDIO_AMBIGUOUS"],
    [{ tag: TAGS.FLOAT, bits: 64, extensible: { validBits: 32 } }, "AUDIO_AMBIGUOUS"],
  ] as const) {
    it(`${JSON.stringify(header)} is refused: players read it differently, or not at all`, () => {
      expect(codeOf(() => decodeAudio(wav(floats, header)))).to.equal(code);
    });
  }

  it("names what contradicts itself", () => {
    const bytes = wav(floats, { bits: 32, extensible: { validBits: 16 } });
    expect(() => decodeAudio(bytes, "take.wav")).to.throw(/^take\.wav declares 16 bits in samples of 32/);
  });
});

describe("an AIFF-C whose bits contradict its type", () => {
  const aifc = (type: string, bits: number) =>
    formBytes([comm({ frames: 4, bits, type }), ssnd(numbers(false, [8, 1], [8, 2], [8, 3]))], "AIFC");
  const framesOf = (type: string, bits: number) => decodeAudio(aifc(type, bits)).samples.length;

  it("is read by the type's width for floats and codes of G.711", () => {
    for (const bits of [8, 16, 32, 64]) {
      expect(["fl32", "FL64", "ulaw", "ALAW"].map((type) => framesOf(type, bits))).to.deep.equal([
        6, 3, 24, 24,
      ]);
    }
  });

  it("is read by its bits under NONE and twos", () => {
    expect([8, 12, 16, 24, 32].map((bits) => framesOf("twos", bits))).to.deep.equal([24, 12, 12, 8, 6]);
    expect(codeOf(() => framesOf("NONE", 64))).to.equal("AUDIO_UNSUPPORTED");
    expect(codeOf(() => framesOf("NONE", 0))).to.equal("AUDIO_UNSUPPORTED");
  });

  for (const [type, right, wrong] of [
    ["sowt", 16, [8, 24, 32]],
    ["raw ", 8, [16, 32]],
    ["in24", 24, [16, 32]],
    ["in32", 32, [16, 24]],
  ] as const) {
    it(`is refused under ${type} with any width but ${right}, as players differ`, () => {
      expect(framesOf(type, right)).to.equal((24 * 8) / right);
      for (const bits of wrong) expect(codeOf(() => framesOf(type, bits))).to.equal("AUDIO_AMBIGUOUS");
    });
  }

  it("is refused where a plain AIFF names a type, which only some players follow", () => {
    const bytes = formBytes([comm({ frames: 4, type: "sowt" }), ssnd(new Uint8Array(8))]);
    expect(codeOf(() => decodeAudio(bytes))).to.equal("AUDIO_AMBIGUOUS");
  });
});
