import { checkSound } from "./check.ts";
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
 * @throws IdolError FEATURE_PARAMETER, AUDIO_TOO_SHORT, AUDIO_SILENT, AUDIO_NOT_FINITE
 */
export function prepareClip(recording: Recording, parameters: ClipParameters, name?: string): Float64Array {
  const clip = cutClip(recording.samples, recording.sampleRate, parameters);
  checkSound(clip, recording.sampleRate, name);
  return resample(clip, recording.sampleRate, parameters.sampleRate);
}
