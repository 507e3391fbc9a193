import { codeOf, errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { checkSound } from "../../src/audio/check.ts";
import { goldenSignal } from "./golden/signal.ts";

const RATE = 8000;
const voice = Float64Array.from(goldenSignal(RATE, RATE, 3), (value) => value / 32768);

describe("checkSound", () => {
  it("takes a second of sound, however quiet and wherever it is", () => {
    checkSound(voice, RATE);
    checkSound(
      voice.map((value) => value * 0.001 + 0.25),
      RATE,
    );
    checkSound(withSilence(voice, 5 * RATE), RATE);
    checkSound(voice.subarray(0, RATE / 2), RATE);
  });

  for (const [name, samples, code] of [
    ["no samples", new Float64Array(0), "AUDIO_TOO_SHORT"],
    ["one sample less than half a second", voice.subarray(0, RATE / 2 - 1), "AUDIO_TOO_SHORT"],
    ["0.4 s of sound in silence", quietAround(0.4), "AUDIO_TOO_SHORT"],
    [
      "0.4 s of sound in silence about a constant",
      quietAround(0.4).map((value) => value + 0.25),
      "AUDIO_TOO_SHORT",
    ],
    ["a click in silence", withSilence(Float64Array.of(1), RATE), "AUDIO_TOO_SHORT"],
    ["zeros", new Float64Array(RATE), "AUDIO_SILENT"],
    ["a constant", new Float64Array(RATE).fill(0.25), "AUDIO_SILENT"],
    ["the last bit of 16", Float64Array.from({ length: RATE }, (_, n) => (n % 2) / 32768), "AUDIO_SILENT"],
    ["NaN", voice.with(7, Number.NaN), "AUDIO_NOT_FINITE"],
    ["infinity", voice.with(7, -Infinity), "AUDIO_NOT_FINITE"],
  ] as const) {
    it(`refuses ${name}: ${code}`, () => {
      expect(codeOf(() => checkSound(samples, RATE))).to.equal(code);
    });
  }

  it("says how much there is, and how much of it is sound", () => {
    const said = (samples: Float64Array) => errorOf(() => checkSound(samples, RATE)).message;
    expect(said(voice.subarray(0, RATE / 2 - 1))).to.include("gives 0.49 s to judge");
    expect(said(quietAround(0.4))).to.include("has only 0.4 s of sound");
  });

  it("names the recording", () => {
    expect(() => checkSound(new Float64Array(RATE), RATE, "take-3.wav")).to.throw(/^take-3\.wav/);
  });
});

/** So many seconds of the voice between a second of silence on either side. */
function quietAround(seconds: number): Float64Array {
  return withSilence(voice.subarray(0, seconds * RATE), RATE);
}

function withSilence(sound: Float64Array, silence: number): Float64Array {
  const samples = new Float64Array(2 * silence + sound.length);
  samples.set(sound, silence);
  return samples;
}
