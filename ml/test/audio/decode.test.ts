import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import type { IdolErrorCode } from "../../src/errors.ts";
import { aiffBytes } from "./aiff-bytes.ts";
import { formatCases } from "./golden/cases.ts";
import { pcm16, type WavHeader, wavBytes } from "./wav-bytes.ts";

const data = pcm16([0, 16384, -32768, 32767]);
const samples = [0, 0.5, -1, 32767 / 32768];

describe("decodeAudio", () => {
  describe("against libsndfile", () => {
    for (const { name, base64, sampleRate, channels, mono } of formatCases) {
      it(`${name}: every sample exactly`, () => {
        const recording = decodeAudio(Buffer.from(base64, "base64"));
        expect([recording.sampleRate, recording.channels]).to.deep.equal([sampleRate, channels]);
        expect(Array.from(recording.samples)).to.deep.equal(mono);
      });

      it(`${name}: without its last byte it is truncated`, () => {
        const bytes = Buffer.from(base64, "base64");
        const short = bytes.subarray(0, withinLastSample(bytes));
        expect(codeOf(() => decodeAudio(short))).to.equal("AUDIO_TRUNCATED");
      });
    }
  });

  it("reads a view into a larger buffer", () => {
    const file = wavBytes(data);
    const larger = new Uint8Array(file.length + 7);
    larger.set(file, 3);
    expect(Array.from(decodeAudio(larger.subarray(3, 3 + file.length)).samples)).to.deep.equal(samples);
  });

  it("recognises AIFF by its content", () => {
    expect(Array.from(decodeAudio(aiffBytes(swapped(data))).samples)).to.deep.equal(samples);
  });

  it("mixes many channels by their mean", () => {
    const recording = decodeAudio(
      wavBytes(pcm16(Array.from({ length: 1000 }, (_, n) => n)), { channels: 500 }),
    );
    expect(recording.channels).to.equal(500);
    expect(Array.from(recording.samples)).to.deep.equal([249.5 / 32768, 749.5 / 32768]);
  });

  describe("what writers of WAV get wrong", () => {
    for (const [name, header] of Object.entries<Partial<WavHeader>>({
      "unknown sizes, as ffmpeg writes to a pipe": { riffSize: 0xffffffff, dataSize: 0xffffffff },
      "the size SoX writes to a pipe": { riffSize: 0x7ffff024, dataSize: 0x7ffff000 },
      "sizes of 0, as a recorder that was stopped leaves them": { riffSize: 0, dataSize: 0 },
      "a header without data, never filled in": { riffSize: 36, dataSize: 0 },
      "a wrong RIFF size": { riffSize: 5 },
      "a block size of 0": { blockAlign: 0 },
    })) {
      it(`reads ${name}`, () => {
        expect(Array.from(decodeAudio(wavBytes(data, header)).samples)).to.deep.equal(samples);
      });
    }

    it("reads what follows the samples as no sample, and an incomplete last frame not at all", () => {
      const bytes = wavBytes(new Uint8Array([...data, 1, 0x4c, 0x49]), { dataSize: data.length + 1 });
      expect(decodeAudio(bytes).samples).to.have.length(4);
    });

    it("reads 20 bits in 3 bytes, and 24 in 4, from the top of their container", () => {
      const twenty = Uint8Array.of(0x00, 0x00, 0x40, 0xf0, 0xff, 0x7f);
      expect(Array.from(decodeAudio(wavBytes(twenty, { bits: 20, blockAlign: 3 })).samples)).to.deep.equal([
        0.5,
        0x7ffff0 / 0x800000,
      ]);
      const padded = Uint8Array.of(0, 0x00, 0x00, 0x40, 0, 0, 0, 0xc0);
      expect(Array.from(decodeAudio(wavBytes(padded, { bits: 24, blockAlign: 4 })).samples)).to.deep.equal([
        0.5, -0.5,
      ]);
    });
  });

  describe("refuses", () => {
    const nan = new Uint8Array(Float32Array.of(0, Number.NaN).buffer);
    const infinite = new Uint8Array(Float64Array.of(0, -Infinity).buffer);
    const huge = new Uint8Array(Float64Array.of(1e300).buffer);
    const ascii = (text: string) => new TextEncoder().encode(text);
    const refused: Record<string, [Uint8Array, IdolErrorCode]> = {
      "no bytes": [new Uint8Array(0), "FILE_EMPTY"],
      text: [ascii("These are the first words of a novel."), "AUDIO_NOT_RECOGNISED"],
      "three bytes": [ascii("RIF"), "AUDIO_NOT_RECOGNISED"],
      "a picture": [
        Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
        "AUDIO_NOT_RECOGNISED",
      ],
      "a RIFF file that is no WAVE": [ascii("RIFF\0\0\0\0AVI LIST"), "AUDIO_NOT_RECOGNISED"],
      "a RIFF file of another kind, of its header alone": [ascii("RIFF\0\0\0\0AVI "), "AUDIO_NOT_RECOGNISED"],
      "an AIFF that is no IFF file": [ascii("JUNK\0\0\0\0AIFFCOMM"), "AUDIO_NOT_RECOGNISED"],
      "an IFF file that is no AIFF": [ascii("FORM\0\0\0\0ILBMBMHD"), "AUDIO_NOT_RECOGNISED"],
      "an MP3": [ascii("ID3\x04\0\0\0\0\0\0\0\0"), "AUDIO_UNSUPPORTED"],
      "an MP3 without a tag": [Uint8Array.of(0xff, 0xfb, 0x90, 0x64, 0), "AUDIO_UNSUPPORTED"],
      "a FLAC": [ascii("fLaC\0\0\0\x22"), "AUDIO_UNSUPPORTED"],
      "an Ogg": [ascii("OggS\0\x02"), "AUDIO_UNSUPPORTED"],
      "an M4A": [ascii("\0\0\0\x20ftypM4A "), "AUDIO_UNSUPPORTED"],
      "a header alone": [wavBytes(new Uint8Array(0)), "AUDIO_TOO_SHORT"],
      "half a header": [wavBytes(data).subarray(0, 30), "AUDIO_TRUNCATED"],
      "the tag alone": [ascii("RIFF"), "AUDIO_TRUNCATED"],
      "a WAV without samples": [wavBytes(data).subarray(0, 36), "AUDIO_TRUNCATED"],
      "a declared size beyond the end": [wavBytes(data, { dataSize: 1000 }), "AUDIO_TRUNCATED"],
      ADPCM: [wavBytes(data, { tag: 2, bits: 4 }), "AUDIO_UNSUPPORTED"],
      "MP3 in WAV": [wavBytes(data, { tag: 0x55, bits: 0, blockAlign: 1 }), "AUDIO_UNSUPPORTED"],
      "an extensible header without its extension": [wavBytes(data, { tag: 0xfffe }), "AUDIO_UNSUPPORTED"],
      "no channels": [wavBytes(data, { channels: 0, blockAlign: 2 }), "AUDIO_UNSUPPORTED"],
      "a rate of 0": [wavBytes(data, { sampleRate: 0 }), "AUDIO_UNSUPPORTED"],
      "a rate of 4 GHz": [wavBytes(data, { sampleRate: 4294967295 }), "AUDIO_UNSUPPORTED"],
      "0 bits": [wavBytes(data, { bits: 0, blockAlign: 2 }), "AUDIO_UNSUPPORTED"],
      "64-bit integers": [wavBytes(data, { bits: 64 }), "AUDIO_UNSUPPORTED"],
      "16-bit floats": [wavBytes(data, { tag: 3 }), "AUDIO_UNSUPPORTED"],
      NaN: [wavBytes(nan, { tag: 3, bits: 32 }), "AUDIO_NOT_FINITE"],
      infinity: [wavBytes(infinite, { tag: 3, bits: 64 }), "AUDIO_NOT_FINITE"],
      "what single precision cannot hold": [wavBytes(huge, { tag: 3, bits: 64 }), "AUDIO_NOT_FINITE"],
      "MACE in AIFF-C": [aiffBytes(data, { type: "MAC6" }), "AUDIO_UNSUPPORTED"],
      "a truncated AIFF": [aiffBytes(data).subarray(0, -2), "AUDIO_TRUNCATED"],
      "an AIFF of no channels": [aiffBytes(data, { channels: 0 }), "AUDIO_UNSUPPORTED"],
      "an AIFF rate of 0": [aiffBytes(data, { rate: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }), "AUDIO_UNSUPPORTED"],
      "an AIFF rate of NaN": [
        aiffBytes(data, { rate: [0x7f, 0xff, 192, 0, 0, 0, 0, 0, 0, 0] }),
        "AUDIO_UNSUPPORTED",
      ],
      "an AIFF without samples": [aiffBytes(data).subarray(0, 38), "AUDIO_TRUNCATED"],
      "an AIFF of no frames": [aiffBytes(new Uint8Array(0), { frames: 0 }), "AUDIO_TOO_SHORT"],
    };
    for (const [name, [bytes, code]] of Object.entries(refused)) {
      it(`${name}: ${code}`, () => {
        expect(codeOf(() => decodeAudio(bytes))).to.equal(code);
      });
    }

    it("every true prefix of a WAV and of an AIFF", () => {
      for (const file of [wavBytes(data), aiffBytes(data)]) {
        for (let length = 4; length < file.length; length++) {
          expect(
            codeOf(() => decodeAudio(file.subarray(0, length))),
            `${length} bytes`,
          ).to.equal("AUDIO_TRUNCATED");
        }
      }
    });
  });

  it("names the file and the codec", () => {
    expect(() => decodeAudio(wavBytes(data, { tag: 0x55 }), "song.wav")).to.throw(/song\.wav.*MP3/);
  });
});

/** A length that cuts off part of the last sample; libsndfile may write a chunk or a padding byte after it. */
function withinLastSample(bytes: Buffer): number {
  const data = bytes.indexOf("data");
  if (bytes.toString("latin1", 0, 4) === "RF64") return data + 7 + Number(bytes.readBigUInt64LE(28));
  if (bytes.toString("latin1", 0, 4) === "RIFX") return data + 7 + bytes.readUInt32BE(data + 4);
  if (data > 0) return data + 7 + bytes.readUInt32LE(data + 4);
  // In AIFF its size counts the padding byte.
  const sound = bytes.indexOf("SSND");
  return sound + 6 + bytes.readUInt32BE(sound + 4);
}

function swapped(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes).swap16();
}
