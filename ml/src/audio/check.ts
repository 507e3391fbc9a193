import type { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../errors.ts";

/** Shortest sound that is judged, in seconds. */
const MIN_SOUND_SECONDS = 0.5;
/** What stays within one step of 16-bit audio from its lowest to its highest sample is digital silence. */
export const SILENCE_RANGE = 1 / 32768;
/** A stretch counts as sound while its power is within 60 dB of the loudest stretch's: their ratio. */
const SOUND_POWER_RATIO = 1e-6;
const STRETCHES_PER_SECOND = 50;

/**
 * Refuses a clip that holds too little to judge: fewer than half a second of samples, digital silence (constant but for one
 * step of 16-bit audio), or under half a second of sound, counted in stretches of 20 ms whose power about the mean is within
 * 60 dB of the loudest one's.
 *
 * @param name what to call the clip in an error
 * @throws CodedError AUDIO_TOO_SHORT, AUDIO_SILENT, AUDIO_NOT_FINITE
 */
export function checkSound(samples: Float64Array, sampleRate: number, name = "the recording"): void {
  if (samples.length < MIN_SOUND_SECONDS * sampleRate) {
    throw tooShort(`${name} gives ${seconds(samples.length / sampleRate)} to judge`);
  }
  const { low, high, mean } = summarise(samples, name);
  if (high - low <= SILENCE_RANGE) {
    throw new IdolError(
      "AUDIO_SILENT",
      `${name} is digital silence.`,
      "Check that the microphone is on and not muted, and record again.",
    );
  }
  const sound = soundSeconds(samples, sampleRate, mean);
  if (sound < MIN_SOUND_SECONDS) throw tooShort(`${name} has only ${seconds(sound)} of sound`);
}

function summarise(samples: Float64Array, name: string): { low: number; high: number; mean: number } {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  for (const sample of samples) {
    low = Math.min(low, sample);
    high = Math.max(high, sample);
    sum += sample;
  }
  if (!Number.isFinite(sum)) {
    throw new IdolError(
      "AUDIO_NOT_FINITE",
      `${name} holds samples that are not finite numbers.`,
      "Export or record it again.",
    );
  }
  return { low, high, mean: sum / samples.length };
}

function soundSeconds(samples: Float64Array, sampleRate: number, mean: number): number {
  const stretch = Math.max(1, Math.round(sampleRate / STRETCHES_PER_SECOND));
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += stretch) {
    const end = Math.min(samples.length, start + stretch);
    let power = 0;
    for (let n = start; n < end; n++) power += (samples[n]! - mean) * (samples[n]! - mean);
    powers.push(power / (end - start));
  }
  const loudest = powers.reduce((a, b) => Math.max(a, b));
  const sounding = powers.filter((power) => power >= loudest * SOUND_POWER_RATIO).length;
  return Math.min(samples.length, sounding * stretch) / sampleRate;
}

function seconds(value: number): string {
  return `${Math.floor(value * 100) / 100} s`;
}

function tooShort(problem: string): CodedError {
  return new IdolError(
    "AUDIO_TOO_SHORT",
    `${problem}; at least ${MIN_SOUND_SECONDS} s is needed.`,
    "Record about three seconds of voice, or give a smaller offset.",
  );
}
