import { logMelSpectrogram } from "../audio/log-mel.ts";
import { prepareClip } from "../audio/prepare-clip.ts";
import type { Recording } from "../audio/recording.ts";
import { IdolError } from "../errors.ts";
import type { FeaturesConfig, JudgeConfig } from "./config.ts";
import type { FeatureMatrix } from "./feature-matrix.ts";
import { applySteps } from "./steps/apply.ts";

/**
 * The input x that a judge sees of a recording; the same bits on every JavaScript engine.
 *
 * @returns `rows × cols` values, row-major, bands from low to high
 * @throws IdolError `AUDIO_TOO_SHORT`, `AUDIO_SILENT`, `AUDIO_NOT_FINITE`; `JUDGE_INVALID` if the steps do not lead to the
 * network's `rows × cols`
 */
export function features(
  recording: Recording,
  judge: Pick<JudgeConfig, "features" | "network">,
): Float64Array {
  return checkShape(
    applySteps(spectrogram(recording, judge.features), judge.features.steps, judge.features),
    judge.network,
  );
}

/**
 * The values of a finished matrix, which must have the size of the network's input.
 *
 * @throws IdolError `JUDGE_INVALID`
 */
export function checkShape(
  { rows, cols, values }: FeatureMatrix,
  network: JudgeConfig["network"],
): Float64Array {
  if (rows === network.rows && cols === network.cols) return values;
  throw new IdolError(
    "JUDGE_INVALID",
    `The feature steps give ${rows} × ${cols} values, the network wants ${network.rows} × ${network.cols}.`,
    "Correct `features.steps` or `network` in judge.json.",
  );
}

/**
 * The spectrogram in dB that the feature steps start from: bands from low to high × frames.
 *
 * @throws IdolError `AUDIO_TOO_SHORT`, `AUDIO_SILENT`, `AUDIO_NOT_FINITE`
 */
export function spectrogram(recording: Recording, config: FeaturesConfig): FeatureMatrix {
  const { nMels, frames, db } = logMelSpectrogram(prepareClip(recording, config), config);
  return { rows: nMels, cols: frames, values: db };
}
