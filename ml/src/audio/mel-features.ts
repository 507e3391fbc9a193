import { type LogMelParameters, logMelSpectrogram, type Spectrogram } from "./log-mel.ts";
import { type ClipParameters, prepareClip } from "./prepare-clip.ts";
import type { Recording } from "./recording.ts";

/** All that a recording's spectrogram depends on. */
export type MelFeatureParameters = ClipParameters & LogMelParameters;

/** What EZKL's "Idol Model Tutorial" analyses: three seconds after the first half, at librosa's rate. */
export const TUTORIAL_FEATURES: Readonly<MelFeatureParameters> = Object.freeze({
  sampleRate: 22050,
  nFft: 2048,
  hopLength: 512,
  nMels: 128,
  offset: 0.5,
  duration: 3,
});

/** A spectrogram as JSON holds it. */
export interface MelFeatures {
  /** [bands, frames] */
  shape: [nMels: number, frames: number];
  /** Rows by band, lowest first, of dB below the loudest value. */
  db: number[][];
}

/**
 * The spectrogram of a stretch of a recording.
 *
 * @param parameters what differs from {@link TUTORIAL_FEATURES}
 * @throws IdolError FEATURE_PARAMETER, AUDIO_TOO_SHORT, AUDIO_SILENT, AUDIO_NOT_FINITE
 */
export function melSpectrogramOf(
  recording: Recording,
  parameters: Partial<MelFeatureParameters> = {},
  name?: string,
): Spectrogram {
  const all = { ...TUTORIAL_FEATURES, ...parameters };
  return logMelSpectrogram(prepareClip(recording, all, name), all);
}

/**
 * {@link melSpectrogramOf} as rows of rounded numbers.
 *
 * @example
 * const { shape, db } = melFeatures(decodeAudio(bytes), { nMels: 64 });
 * // shape: [64, 130] for three seconds of sound
 */
export function melFeatures(
  recording: Recording,
  parameters: Partial<MelFeatureParameters> = {},
  name?: string,
): MelFeatures {
  return toMelFeatures(melSpectrogramOf(recording, parameters, name));
}

/** A spectrogram as rows. */
export function toMelFeatures({ nMels, frames, db }: Spectrogram): MelFeatures {
  const rows = Array.from({ length: nMels }, (_, band) =>
    Array.from(db.subarray(band * frames, (band + 1) * frames)),
  );
  return { shape: [nMels, frames], db: rows };
}
