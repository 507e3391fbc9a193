import { cosPi } from "../../audio/maths.ts";
import type { Random } from "../train/random.ts";

/** Samples per second of every sound made here: the judges' own rate, so that nothing is resampled. */
export const RATE = 22050;

/** Wave forms of one period, `phase` in turns. */
const WAVES = {
  sine: (phase: number) => cosPi(2 * phase),
  triangle: (phase: number) => 1 - 4 * Math.abs(phase - 0.5),
  sawtooth: (phase: number) => 2 * phase - 1,
  square: (phase: number) => (phase < 0.5 ? 1 : -1),
  harmonics: (phase: number) => {
    let sum = 0;
    for (let h = 1; h <= 12; h++) sum += cosPi(2 * ((h * phase) % 1)) / h;
    return sum / 2;
  },
} as const;

export type Wave = keyof typeof WAVES;
const WAVE_NAMES = Object.keys(WAVES) as Wave[];

/** One of the wave forms, a sine more often than any other. */
export function drawWave(random: Random): Wave {
  return random.next() < 0.5 ? "sine" : WAVE_NAMES[random.int(WAVE_NAMES.length)]!;
}

/** A tone of so many seconds whose frequency at time t is `hz(t)`, faded in and out over 10 ms. */
export function tone(seconds: number, hz: (time: number) => number, wave: Wave): Float64Array {
  const samples = new Float64Array(Math.round(seconds * RATE));
  const waveAt = WAVES[wave];
  let phase = 0;
  for (let n = 0; n < samples.length; n++) {
    samples[n] = waveAt(phase) * fade(n, samples.length);
    phase += Math.max(0, hz(n / RATE)) / RATE;
    phase -= Math.floor(phase);
  }
  return samples;
}

/** White noise of so many seconds. */
export function noise(seconds: number, random: Random): Float64Array {
  return Float64Array.from({ length: Math.round(seconds * RATE) }, () => random.between(-1, 1));
}

/** Nothing for so many seconds. */
export function silence(seconds: number): Float64Array {
  return new Float64Array(Math.round(seconds * RATE));
}

/** One after another. */
export function concat(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const FADE = 0.01 * RATE;

function fade(n: number, length: number): number {
  return Math.min(1, n / FADE, (length - 1 - n) / FADE);
}
