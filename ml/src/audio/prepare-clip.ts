import { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../errors.ts";
import { checkSound, SILENCE_RANGE } from "./check.ts";
import { type ClipWindow, cutClip } from "./clip.ts";
import type { Recording } from "./recording.ts";
import { resample } from "./resample.ts";

/** Which stretch of a recording is analysed, and at which rate in Hz. */
export interface ClipParameters extends ClipWindow {
  sampleRate: number;
}

/**
 * Cuts a stretch out of a recording, refuses it if there is too little sound in it, and resamples it: `librosa.load(sr,
 * offset, duration)` with a check.
 *
 * @param name what to call the recording in an error
 * @throws CodedError FEATURE_PARAMETER, AUDIO_TOO_SHORT, AUDIO_SILENT, AUDIO_NOT_FINITE
 */
export function prepareClip(recording: Recording, parameters: ClipParameters, name?: string): Float64Array {
  const clip = cutClip(recording.samples, recording.sampleRate, parameters);
  try {
    checkSound(clip, recording.sampleRate, name);
  } catch (thrown) {
    const silent = thrown instanceof CodedError && thrown.code === "AUDIO_SILENT";
    throw silent ? soundElsewhere(recording, clip, thrown, name) : thrown;
  }
  return resample(clip, recording.sampleRate, parameters.sampleRate);
}

/** The error for silence in a stretch, which is not the microphone's fault where there is sound outside. */
function soundElsewhere(
  { samples, sampleRate }: Recording,
  clip: Float64Array,
  silent: CodedError,
  name = "the recording",
): CodedError {
  const level = clip[0]!;
  const first = samples.findIndex((sample) => Math.abs(sample - level) > SILENCE_RANGE);
  if (first === -1) return silent;
  const seconds = (count: number) => `${Math.floor((10 * count) / sampleRate) / 10} s`;
  return new IdolError(
    "AUDIO_SILENT",
    `${name} is silent in the ${seconds(clip.length)} that are judged; its sound begins at ${seconds(first)}.`,
    "Cut off what is before the voice, and try again.",
    { cause: silent },
  );
}
