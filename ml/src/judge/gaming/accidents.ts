import { exp } from "../../audio/maths.ts";
import type { Random } from "../train/random.ts";
import { concat, noise, RATE, silence } from "./tones.ts";

/** What a clip is mixed or joined with. */
export interface Company {
  /** Other clips, to make babble of. */
  others: readonly Float64Array[];
  /** A neutral clip of the same speaker. */
  neutral: Float64Array;
}

type Accident = (samples: Float64Array, company: Company, random: Random) => Float64Array;

/** What happens to honest recordings, at `RATE`. */
export const ACCIDENTS = {
  "a click one second before": (samples, _, random) => {
    const gain = 0.7 / peak(samples);
    return concat([
      noise(0.005, random).map((value) => value * 0.9),
      silence(1),
      samples.map((value) => value * gain),
    ]);
  },
  "the clip twice": (samples) => concat([samples, samples]),
  "a neutral clip before": (samples, { neutral }) => concat([matched(neutral, samples), samples]),
  "a neutral clip after": (samples, { neutral }) => concat([samples, matched(neutral, samples)]),
  "pink noise at 20 dB": (samples, _, random) => mix(samples, pink(samples.length, random), 20),
  "pink noise at 10 dB": (samples, _, random) => mix(samples, pink(samples.length, random), 10),
  "babble at 20 dB": (samples, { others }) => mix(samples, babble(samples.length, others), 20),
  "a room of 0.6 s": (samples, _, random) => room(samples, 0.6, random),
} as const satisfies Record<string, Accident>;

export type AccidentName = keyof typeof ACCIDENTS;
export const ACCIDENT_NAMES = Object.keys(ACCIDENTS) as AccidentName[];

const peak = (samples: Float64Array): number =>
  samples.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);

const power = (samples: Float64Array): number =>
  samples.reduce((sum, value) => sum + value * value, 0) / samples.length + 1e-18;

/** As loud as `like`. */
function matched(samples: Float64Array, like: Float64Array): Float64Array {
  const gain = peak(like) / peak(samples);
  return samples.map((value) => value * gain);
}

/** Adds `added` so that the signal is so many dB above it. */
export function mix(samples: Float64Array, added: Float64Array, snr: number): Float64Array {
  const gain = Math.sqrt(power(samples) / power(added)) * exp((-snr / 20) * Math.LN10);
  return samples.map((value, n) => value + gain * added[n]!);
}

/** Noise that falls by 3 dB an octave: Paul Kellet's filter of white noise. */
function pink(length: number, random: Random): Float64Array {
  let b0 = 0;
  let b1 = 0;
  let b2 = 0;
  return Float64Array.from({ length }, () => {
    const white = random.between(-1, 1);
    b0 = 0.99765 * b0 + white * 0.099046;
    b1 = 0.963 * b1 + white * 0.2965164;
    b2 = 0.57 * b2 + white * 1.0526913;
    return b0 + b1 + b2 + white * 0.1848;
  });
}

/** Other voices at once, each over and over. */
export function babble(length: number, others: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(length);
  for (const other of others) {
    const gain = 1 / Math.sqrt(power(other));
    for (let n = 0; n < length; n++) sum[n]! += gain * other[n % other.length]!;
  }
  return sum;
}

/** Impulses of a room's tail in a second; enough to sound dense. */
const ECHOES_PER_SECOND = 400;

/** A room: the sound itself and echoes at random, their power falling by 60 dB in `seconds`. */
export function room(samples: Float64Array, seconds: number, random: Random): Float64Array {
  const out = concat([samples, silence(seconds + 0.1)]);
  const echoes = Math.round(seconds * ECHOES_PER_SECOND);
  for (let i = 0; i < echoes; i++) {
    const at = random.between(0.002, seconds);
    const gain = random.normal() * exp((-6.907755 * at) / seconds) * 0.2;
    const shift = Math.round(at * RATE);
    for (let n = 0; n < samples.length; n++) out[n + shift]! += gain * samples[n]!;
  }
  return out;
}
