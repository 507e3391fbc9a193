import { codeOf, errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { ascii, type ChunkSpec, ds64, fmt, join, numbers, riffBytes } from "./container-bytes.ts";
import { pcm16 } from "./wav-bytes.ts";

const heard = [0.5, -0.5, 0.25, -0.25];
const data: ChunkSpec = { id: "data", body: pcm16(heard.map((value) => value * 32768)) };
const text: ChunkSpec = { id: "LIST", body: new Uint8Array(20) };
const samplesOf = (...file: Parameters<typeof riffBytes>) =>
  Array.from(decodeAudio(riffBytes(...file)).samples);
const refusal = (...file: Parameters<typeof riffBytes>) => {
  const { code, message } = errorOf(() => decodeAudio(riffBytes(...file)));
  return `${code}: ${message}`;
};

/** The sub-format of PCM: its tag, two words, eight bytes. */
const PCM = join(numbers(true, [4, 1], [2, 0], [2, 16]), Uint8Array.of(128, 0, 0, 170, 0, 56, 155, 113));

describe("the format chunk of a WAV", () => {
  it("is refused where it is too short, or there is none before the samples", () => {
    const short = { id: "fmt ", body: fmt().body.subarray(0, 14) };
    expect(refusal([short, data])).to.match(/^AUDIO_UNSUPPORTED: .*format chunk of 14 bytes/);
    expect(refusal([data, fmt()])).to.match(/^AUDIO_UNSUPPORTED: .*no format chunk before/);
    expect(refusal([fmt()])).to.match(/^AUDIO_TRUNCATED: .*before its samples/);
    expect(refusal([{ ...fmt(), size: 17 }])).to.match(/^AUDIO_TRUNCATED: .*inside its 'fmt ' chunk/);
  });

  it("is extensible by the sub-format of PCM, to its last byte", () => {
    const extensible = fmt({ extensible: {} });
    expect(samplesOf([extensible, data])).to.deep.equal(heard);
    for (let at = 28; at < 40; at++) {
      const body = extensible.body.slice();
      body[at]! ^= 1;
      expect(refusal([{ id: "fmt ", body }, data]), `byte ${at}`).to.match(/^AUDIO_UNSUPPORTED.*not PCM/);
    }
  });

  it("has no extension in the chunk that follows", () => {
    // Read on, the next chunk would say 16 bits of PCM.
    const plain = { id: "fmt ", body: fmt({ extensible: {} }).body.slice(0, 16) };
    const next = { id: "JU\u0010\0", body: PCM };
    expect(refusal([plain, next, data])).to.match(/^AUDIO_UNSUPPORTED: .*without its extension/);
  });

  it("says the bits of a sample: 1 to 64 of an integer, 32 or 64 of a float", () => {
    expect(samplesOf([fmt({ bits: 1 }), data])).to.have.length(8);
    for (const bits of [0, 65]) expect(refusal([fmt({ bits }), data])).to.include(`declares ${bits} bits`);
    for (const bits of [16, 28, 40])
      expect(refusal([fmt({ tag: 3, bits }), data])).to.include(`${bits}-bit float samples`);
  });

  it("may say any valid bits of codes of G.711, which have none", () => {
    const codes = { id: "data", body: Uint8Array.of(0xaa, 0x2a) };
    for (const validBits of [0, 8, 16]) {
      const file = [fmt({ tag: 6, bits: 8, extensible: { validBits } }), codes];
      expect(samplesOf(file)).to.deep.equal([32256 / 32768, -32256 / 32768]);
    }
  });
});

describe("the sizes of a WAV", () => {
  it("are the chunk's own where it has one, whatever RIFF's says", () => {
    for (const size of [0, 5, 0xffffffff])
      expect(samplesOf([fmt(), data, text], { size })).to.deep.equal(heard);
  });

  it("of nothing mean nothing where RIFF's was filled in", () => {
    const empty = { id: "data", body: new Uint8Array(0) };
    expect(codeOf(() => decodeAudio(riffBytes([fmt(), empty, text])))).to.equal("AUDIO_TOO_SHORT");
  });

  for (const magic of ["RF64", "BW64"]) {
    it(`are long ones in ${magic}, in a ds64 chunk that holds them and nowhere else`, () => {
      const open = { ...data, size: 0xffffffff };
      const sizes = ds64(4);
      const bare = { id: "ds64", body: sizes.body.slice(0, 16) };
      for (const chunk of [sizes, bare])
        expect(samplesOf([chunk, text, fmt(), open], { magic })).to.deep.equal([0.5, -0.5]);
      const half = { id: "ds64", body: sizes.body.slice(0, 14) };
      expect(refusal([half, fmt(), open], { magic })).to.match(/^AUDIO_UNSUPPORTED: .*without a ds64/);
      expect(refusal([text, fmt(), open], { magic })).to.match(/^AUDIO_UNSUPPORTED: .*without a ds64/);
    });
  }

  it("are counted from the end of an ID3 tag", () => {
    const tag = join(ascii("ID3"), Uint8Array.of(4, 0, 0, 0, 0, 0, 127), new Uint8Array(127));
    const file = decodeAudio(join(tag, riffBytes([fmt(), { ...data, size: 8 + 44 }])));
    expect(Array.from(file.samples)).to.deep.equal(heard);
  });
});
