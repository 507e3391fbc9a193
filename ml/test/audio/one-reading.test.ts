import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { type ChunkSpec, comm, ds64, fmt, formBytes, join, riffBytes, ssnd } from "./container-bytes.ts";
import { interleave, scaled, vowel } from "./voices.ts";
import { pcm16 } from "./wav-bytes.ts";

const voice = vowel();
const other = vowel(230);
const data = (samples: ArrayLike<number>): ChunkSpec => ({ id: "data", body: pcm16(samples) });
const swapped = (samples: ArrayLike<number>) => Buffer.from(pcm16(samples)).swap16();
const stereo = fmt({ channels: 2 });

describe("a file with two readings", () => {
  for (const [name, file] of Object.entries<Uint8Array>({
    "two fmt chunks, mono and stereo": riffBytes([fmt(), stereo, data(voice)]),
    "two fmt chunks, the second after the samples": riffBytes([fmt(), data(voice), fmt({ bits: 8 })]),
    "two data chunks": riffBytes([fmt(), data(voice), data(other)]),
    "two data chunks with text between": riffBytes([
      fmt(),
      data(voice),
      { id: "LIST", body: Buffer.from("abc") },
      data(other),
    ]),
    "two data chunks in RIFX": riffBytes([fmt({ little: false }), data(voice), data(other)], {
      magic: "RIFX",
    }),
    "two data chunks in RF64": riffBytes([ds64(28800), fmt(), data(voice), data(other)], { magic: "RF64" }),
    "two sets of long sizes": riffBytes([ds64(28800), ds64(14400), fmt(), data(voice)], { magic: "BW64" }),
    "two SSND chunks": formBytes([comm({ frames: 14400 }), ssnd(swapped(voice)), ssnd(swapped(other))]),
    "two SSND chunks in AIFF-C": formBytes(
      [comm({ frames: 14400, type: "NONE" }), ssnd(swapped(voice)), ssnd(swapped(other))],
      "AIFC",
    ),
    "two COMM chunks": formBytes([
      comm({ frames: 14400 }),
      comm({ frames: 7200, channels: 2 }),
      ssnd(swapped(voice)),
    ]),
    "a COMM chunk on either side of the samples": formBytes([
      comm({ frames: 14400 }),
      ssnd(swapped(voice)),
      comm({ frames: 7200, channels: 2 }),
    ]),
  })) {
    it(`${name}: refused`, () => {
      expect(codeOf(() => decodeAudio(file))).to.equal("AUDIO_AMBIGUOUS");
    });
  }

  it("two whole files one behind the other: refused", () => {
    const file = riffBytes([fmt(), data(voice)]);
    // A second `RIFF` is a chunk like any other to whoever walks on.
    expect(codeOf(() => decodeAudio(join(file, file, file)))).to.equal("AUDIO_AMBIGUOUS");
  });

  it("the very same chunks once: read", () => {
    expect(decodeAudio(riffBytes([fmt(), data(voice)])).samples).to.have.length(14400);
    expect(decodeAudio(formBytes([ssnd(swapped(voice)), comm({ frames: 14400 })])).samples).to.have.length(
      14400,
    );
  });
});

describe("channels that are not heard as their mean", () => {
  const quiet = other.map((sample) => Math.round(sample / 50));
  const plus = (a: Int16Array, b: Int16Array, sign: number) =>
    a.map((sample, n) => sign * (sample >> 1) + b[n]!);
  const file = (...channels: Int16Array[]) =>
    riffBytes([fmt({ channels: channels.length }), data(interleave(...channels))]);
  const opposite = voice.map((sample) => -sample);
  const silence = new Int16Array(voice.length);

  for (const [name, bytes] of Object.entries<Uint8Array>({
    "a voice in opposite phase over another, 34 dB below": file(
      plus(voice, quiet, 1),
      plus(voice, quiet, -1),
    ),
    "one channel the other's opposite": file(voice, opposite),
    "the opposite nine tenths as loud": file(
      voice,
      opposite.map((sample) => Math.round(sample * 0.9)),
    ),
    "opposite for half of the time": file(
      voice,
      voice.map((sample, n) => (n < 7200 ? sample : -sample)),
    ),
    "two of four opposite, one quiet": file(voice, opposite, quiet, silence),
    "opposite, about different constants": file(
      voice.map((sample) => (sample >> 2) + 8000),
      voice.map((sample) => -(sample >> 2) + 8000),
    ),
    "opposite in AIFF": formBytes([
      comm({ frames: 14400, channels: 2 }),
      ssnd(swapped(interleave(plus(voice, quiet, 1), plus(voice, quiet, -1)))),
    ]),
  })) {
    it(`${name}: refused under that name`, () => {
      expect(codeOf(() => decodeAudio(bytes))).to.equal("AUDIO_AMBIGUOUS");
      expect(() => decodeAudio(bytes)).to.throw(/channels that cancel/);
    });
  }

  for (const [name, channels] of Object.entries<Int16Array[]>({
    "two alike": [voice, voice],
    "one silent": [voice, silence],
    "two voices": [voice, other],
    "the second a quarter of a millisecond later": [
      voice,
      Int16Array.from(voice, (_, n) => voice[Math.max(0, n - 4)]!),
    ],
    "about opposite constants": [
      voice.map((sample) => (sample >> 4) + 8000),
      voice.map((sample) => (sample >> 4) - 8000),
    ],
    "one of six": [voice, silence, silence, silence, silence, silence],
  })) {
    it(`${name}: the mean, to the last bit`, () => {
      const mean = Array.from(voice, (_, n) => {
        const sum = channels.reduce((all, channel) => all + channel[n]! / 32768, 0);
        return sum / channels.length;
      });
      expect(Array.from(decodeAudio(file(...channels)).samples)).to.deep.equal(mean);
    });
  }

  describe("the low-frequency channel of surround sound", () => {
    const FRONT_AND_LOW = 0xf;
    const six = (at: number) => Array.from({ length: 6 }, (_, k) => (k === at ? voice : silence));
    const extensible = (channels: Int16Array[], speakers: number) =>
      riffBytes([
        fmt({ channels: channels.length, extensible: { speakers } }),
        data(interleave(...channels)),
      ]);

    for (const [name, bytes] of Object.entries<Uint8Array>({
      "the fourth of six": file(...six(3)),
      "the fourth of six in AIFF": formBytes([
        comm({ frames: 14400, channels: 6 }),
        ssnd(swapped(interleave(...six(3)))),
      ]),
      "by its speaker in 5.1": extensible(six(3), 0x3f),
      "by its speaker in 3.1": extensible([silence, silence, silence, voice], FRONT_AND_LOW),
      "the second of two, by its speaker": extensible([quiet, voice], 0x9),
      "30 dB below a voice in another": extensible(
        [voice, voice.map((sample) => Math.round(sample / 25))],
        0x9,
      ),
      "all there is": extensible([silence, voice], 0x9),
    })) {
      it(`${name}: refused, as players leave it out`, () => {
        expect(codeOf(() => decodeAudio(bytes))).to.equal("AUDIO_AMBIGUOUS");
        expect(() => decodeAudio(bytes)).to.throw(/low frequencies/);
      });
    }

    it("silent: the others are read", () => {
      expect(Array.from(decodeAudio(extensible([voice, silence], 0x9)).samples)).to.deep.equal(
        scaled(voice).map((sample) => sample / 2),
      );
      expect(decodeAudio(extensible(six(2), 0x3f)).samples).to.have.length(14400);
    });

    it("no such speaker among four: all are read", () => {
      expect(decodeAudio(extensible([silence, silence, silence, voice], 0x33)).samples).to.have.length(14400);
    });
  });
});
