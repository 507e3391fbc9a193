import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { prepareClip } from "../../src/audio/prepare-clip.ts";
import { ascii, comm, type Fmt, fmt, formBytes, join, riffBytes, ssnd } from "./container-bytes.ts";
import { scaled, vowel } from "./voices.ts";
import { pcm16, wavBytes } from "./wav-bytes.ts";

const voice = vowel();
const heard = scaled(voice);
const wav = riffBytes([fmt(), { id: "data", body: pcm16(voice) }]);
const swapped = Buffer.from(pcm16(voice)).swap16();
const id3 = (body: number, flags = 0, footer = 0) =>
  join(ascii("ID3"), Uint8Array.of(4, 0, flags, 0, 0, body >> 7, body & 127), new Uint8Array(body + footer));

describe("a recording behind an ID3 tag", () => {
  for (const [name, tag] of Object.entries<Uint8Array>({
    "a small one": id3(10),
    "one of 300 bytes": id3(300),
    "an empty one": id3(0),
    "one with a footer": id3(20, 0x10, 10),
    "two of them": join(id3(10), id3(200)),
  })) {
    it(`${name}: is read, WAV and AIFF alike`, () => {
      expect(Array.from(decodeAudio(join(tag, wav)).samples)).to.deep.equal(heard);
      const aiff = formBytes([comm({ frames: 14400 }), ssnd(swapped)]);
      expect(Array.from(decodeAudio(join(tag, aiff)).samples)).to.deep.equal(heard);
    });
  }

  it("is named by what it is, or else by its tag", () => {
    const named = (rest: Uint8Array) => () => decodeAudio(join(id3(10), rest));
    expect(named(ascii("fLaC\0\0\0\x22"))).to.throw(/a FLAC file/);
    expect(named(Uint8Array.of(0xff, 0xfb, 0x90, 0x64))).to.throw(/an MP3 file/);
    expect(named(new Uint8Array(20))).to.throw(/behind an ID3 tag/);
    expect(codeOf(named(wav.subarray(0, 1000)))).to.equal("AUDIO_TRUNCATED");
  });
});

describe("RIFX", () => {
  const rifx = (body: Uint8Array, header: Fmt) =>
    decodeAudio(riffBytes([fmt({ ...header, little: false }), { id: "data", body }], { magic: "RIFX" }))
      .samples;

  it("is read in its extensible format too, as libsndfile does", () => {
    expect(Array.from(rifx(swapped, { extensible: {} }))).to.deep.equal(heard);
    const floats = Buffer.from(Float32Array.from(heard).buffer).swap32();
    expect(Array.from(rifx(floats, { tag: 3, bits: 32, extensible: {} }))).to.deep.equal(heard);
  });

  it("is named by its codec where that cannot be read", () => {
    expect(() => rifx(swapped, { tag: 2, bits: 4, extensible: {} })).to.throw(/Microsoft ADPCM/);
  });
});

describe("what cannot be read is named", () => {
  const riff = Uint8Array.of(0x72, 0x69, 0x66, 0x66, 0x2e, 0x91, 0xcf, 0x11, 0xa5, 0xd6, 0x28, 0xdb);
  for (const [bytes, name] of [
    [riff, /Wave64/],
    [ascii("FORM\0\0\0\x108SVXVHDR"), /8SVX/],
    [ascii("NIST_1A\n   1024\n"), /Sphere/],
    [ascii("Creative Voice File\x1a"), /Creative Voice/],
    [wavBytes(pcm16(voice), { tag: 2, bits: 4 }), /Microsoft ADPCM/],
    [wavBytes(pcm16(voice), { tag: 17, bits: 4 }), /IMA ADPCM/],
    [wavBytes(pcm16(voice), { tag: 49, bits: 0 }), /GSM/],
    [formBytes([comm({ frames: 1, type: "ima4" }), ssnd(swapped)], "AIFC"), /IMA ADPCM/],
  ] as const) {
    it(`${name.source}`, () => {
      expect(() => decodeAudio(bytes)).to.throw(name);
      expect(codeOf(() => decodeAudio(bytes))).to.equal("AUDIO_UNSUPPORTED");
    });
  }
});

describe("silence in the judged stretch", () => {
  const late = decodeAudio(wavBytes(pcm16([...new Int16Array(160_000), ...voice]), { sampleRate: 16000 }));
  const stretch = { offset: 0, duration: 3.5, sampleRate: 16000 };

  it("is not blamed on the microphone where the voice comes later", () => {
    expect(codeOf(() => prepareClip(late, stretch))).to.equal("AUDIO_SILENT");
    expect(() => prepareClip(late, stretch, "take.wav")).to.throw(
      "take.wav is silent in the 3.5 s that are judged; its sound begins at 10 s.",
    );
  });

  it("is digital silence where all of it is", () => {
    const silent = { ...late, samples: new Float64Array(48_000) };
    expect(() => prepareClip(silent, stretch)).to.throw(/digital silence/);
  });

  it("before a voice that is in the stretch costs nothing", () => {
    expect(prepareClip(late, { offset: 9.5, duration: 3, sampleRate: 16000 })).to.have.length(22_400);
  });
});
