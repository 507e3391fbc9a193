import { createHash } from "node:crypto";
import { expect } from "chai";
import { cutClip } from "../../../src/audio/clip.ts";
import { decodeAudio } from "../../../src/audio/decode.ts";
import { logMelSpectrogram } from "../../../src/audio/log-mel.ts";
import { type MelFeatureParameters, TUTORIAL_FEATURES } from "../../../src/audio/mel-features.ts";
import type { Recording } from "../../../src/audio/recording.ts";
import { resample } from "../../../src/audio/resample.ts";
import { pcm16, wavBytes } from "../wav-bytes.ts";
import { type GoldenCase, goldenCase, goldenCases, goldenDb } from "./cases.ts";
import { largestError, loudCount } from "./largest-error.ts";
import { mutants, naiveLogMel } from "./naive-log-mel.ts";
import { goldenSignal } from "./signal.ts";

const SAME_RATE_TOLERANCE = 0.005;
const RESAMPLED_TOLERANCE = 0.5;

describe("the front end against librosa", function () {
  // Much arithmetic, on a machine that may be busy.
  this.timeout(60_000);

  for (const golden of goldenCases) {
    const tolerance =
      golden.rate === TUTORIAL_FEATURES.sampleRate ? SAME_RATE_TOLERANCE : RESAMPLED_TOLERANCE;
    it(`${golden.name}: within ${tolerance} dB where louder than -60 dB`, () => {
      const { sampleRate, samples } = cutOf(golden);
      const resampled = resample(samples, sampleRate, TUTORIAL_FEATURES.sampleRate);
      expect(resampled).to.have.length(golden.resampledLength);
      const { nMels, frames, db } = logMelSpectrogram(resampled, parametersOf(golden));
      expect([nMels, frames]).to.deep.equal(golden.shape);
      const expected = goldenDb(golden.name);
      expect(loudCount(expected), "values that are compared").to.be.above(expected.length / 4);
      expect(largestError(db, expected)).to.be.at.most(tolerance);
    });
  }

  describe("what the golden vectors would notice", () => {
    const golden = goldenCase("small-frames");
    const expected = goldenDb(golden.name);
    const { sampleRate, samples } = cutOf(golden);
    const { nFft, hopLength, nMels } = parametersOf(golden);

    it("a plain transcription of the definitions passes", () => {
      const naive = naiveLogMel(samples, sampleRate, nFft, hopLength, nMels);
      expect(largestError(naive, expected)).to.be.at.most(SAME_RATE_TOLERANCE);
    });

    for (const mutant of mutants) {
      it(`${mutant} fails`, () => {
        const naive = naiveLogMel(samples, sampleRate, nFft, hopLength, nMels, mutant);
        expect(largestError(naive, expected)).to.be.above(2 * SAME_RATE_TOLERANCE);
      });
    }

    it("a resampler without a filter fails", () => {
      const unfiltered = goldenCase("from-48000");
      const { db } = logMelSpectrogram(nearestNeighbours(unfiltered), parametersOf(unfiltered));
      expect(largestError(db, goldenDb("from-48000"))).to.be.above(2 * RESAMPLED_TOLERANCE);
    });
  });
});

function parametersOf({ parameters }: GoldenCase): MelFeatureParameters {
  return { ...TUTORIAL_FEATURES, ...parameters };
}

/** The stretch of a case's signal that is analysed; the signal is checked to be the one that librosa analysed. */
function cutOf({ rate, length, seed, sha256, parameters }: GoldenCase): Recording {
  const data = pcm16(goldenSignal(rate, length, seed));
  expect(createHash("sha256").update(data).digest("hex")).to.equal(sha256);
  const recording = decodeAudio(wavBytes(data, { sampleRate: rate }));
  const { offset = 0, duration = Infinity } = parameters;
  return { ...recording, samples: cutClip(recording.samples, rate, { offset, duration }) };
}

function nearestNeighbours(golden: GoldenCase): Float64Array {
  const { samples, sampleRate } = cutOf(golden);
  const step = sampleRate / TUTORIAL_FEATURES.sampleRate;
  return Float64Array.from({ length: golden.resampledLength }, (_, n) => samples[Math.floor(n * step)]!);
}
