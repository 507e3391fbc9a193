import { cutClip } from "../audio/clip.ts";
import { logMelSpectrogram } from "../audio/log-mel.ts";
import type { Recording } from "../audio/recording.ts";
import { resample } from "../audio/resample.ts";
import { IdolError } from "../errors.ts";
import type { FeaturesConfig, JudgeConfig } from "./config.ts";
import type { Picture } from "./picture.ts";
import { applySteps } from "./steps/apply.ts";

/** A recording shorter than this, after the offset, has no score: seconds. */
const MIN_SECONDS = 0.5;

/**
 * The picture x that a judge sees of a recording; the same bits on every JavaScript engine.
 *
 * @returns `rows × cols` values, row-major, bands from low to high
 * @throws IdolError `AUDIO_TOO_SHORT`, `AUDIO_SILENT`, `AUDIO_NOT_FINITE`; `JUDGE_INVALID` if the steps do not lead to the
 * network's `rows × cols`
 */
export function features(
  recording: Pick<Recording, "samples" | "sampleRate">,
  judge: Pick<JudgeConfig, "features" | "network">,
): Float64Array {
  const { rows, cols, values } = applySteps(spectrogram(recording, judge.features), judge.features.steps);
  if (rows !== judge.network.rows || cols !== judge.network.cols) {
    throw new IdolError(
      "JUDGE_INVALID",
      `The feature steps give ${rows} × ${cols} values, the network wants ${judge.network.rows} × ${judge.network.cols}.`,
      "Correct `features.steps` or `network` in judge.json.",
    );
  }
  return values;
}

/** The spectrogram in dB that the feature steps start from: bands from low to high × frames. */
export function spectrogram(
  { samples, sampleRate }: Pick<Recording, "samples" | "sampleRate">,
  config: FeaturesConfig,
): Picture {
  const cut = cutClip(samples, sampleRate, { offset: config.offset, duration: config.duration });
  checkSound(cut, sampleRate, config.offset);
  const { nMels, frames, db } = logMelSpectrogram(resample(cut, sampleRate, config.sampleRate), config);
  return { rows: nMels, cols: frames, values: db };
}

function checkSound(samples: Float64Array, sampleRate: number, offset: number): void {
  if (samples.length < MIN_SECONDS * sampleRate) {
    const seconds = (samples.length / sampleRate).toFixed(2);
    const where = offset > 0 ? ` after the first ${offset} s, which the judge skips` : "";
    throw new IdolError(
      "AUDIO_TOO_SHORT",
      `The recording has ${seconds} s of sound${where}; a judge needs at least ${MIN_SECONDS} s.`,
      "Record at least a second, better three.",
    );
  }
  if (samples.every((sample) => sample === 0)) {
    throw new IdolError(
      "AUDIO_SILENT",
      "The recording is digital silence: every sample is zero.",
      "Check the microphone and record again.",
    );
  }
}
