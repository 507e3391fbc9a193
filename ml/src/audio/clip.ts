import { requireParameter } from "./parameter.ts";

/** A stretch of a recording, in seconds from its start. */
export interface ClipWindow {
  /** Seconds that are left out at the start. */
  offset: number;
  /** Longest length in seconds; the rest if left out. */
  duration?: number;
}

/**
 * The samples of a stretch of a recording, fewer where the recording ends before it. Times are cut down to whole samples at
 * the recording's own rate, as `librosa.load(offset, duration)` does before it resamples.
 *
 * @returns a view of `samples`, not a copy
 * @throws IdolError FEATURE_PARAMETER
 */
export function cutClip(samples: Float64Array, sampleRate: number, window: ClipWindow): Float64Array {
  const { offset, duration = Infinity } = window;
  requireParameter(
    offset >= 0 && offset < Infinity,
    "The offset is a number of seconds of at least 0",
    offset,
  );
  requireParameter(duration > 0, "The duration is a positive number of seconds", duration);
  const start = Math.floor(offset * sampleRate);
  return samples.subarray(start, start + Math.floor(duration * sampleRate));
}
