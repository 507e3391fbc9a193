import { cosPi, exp, ln } from "../../audio/maths.ts";
import type { Random } from "../train/random.ts";
import { concat, drawWave, noise, silence, tone } from "./tones.ts";

/** Makes one sound of a family; everything about it is drawn. */
type MakeSound = (random: Random) => Float64Array;

/** Frequencies spread evenly over octaves. */
function drawHz(random: Random, low = 70, high = 1200): number {
  return low * exp(random.next() * ln(high / low));
}

/** A glide between two frequencies, straight in Hz or in octaves. */
function glide(random: Random, seconds: number, from: number, to: number): (time: number) => number {
  const octaves = ln(to / from);
  return random.next() < 0.5
    ? (time) => from + ((to - from) * time) / seconds
    : (time) => from * exp((octaves * time) / seconds);
}

function rising(random: Random): { from: number; to: number } {
  const from = drawHz(random, 70, 500);
  return { from, to: from * exp(ln(2) * random.between(0.2, 3)) };
}

/** Sounds that anybody can make with one line of a synthesiser, by kind. */
export const FAMILIES = {
  steady: (random) => {
    const hz = drawHz(random);
    return tone(random.between(0.6, 3), () => hz, drawWave(random));
  },
  noise: (random) => noise(random.between(0.6, 3), random),
  rising: (random) => {
    const { from, to } = rising(random);
    const seconds = random.between(0.55, 3);
    return tone(seconds, glide(random, seconds, from, to), drawWave(random));
  },
  falling: (random) => {
    const { from, to } = rising(random);
    const seconds = random.between(0.55, 3);
    return tone(seconds, glide(random, seconds, to, from), drawWave(random));
  },
  repeated: (random) => {
    const { from, to } = rising(random);
    const seconds = random.between(0.08, 0.6);
    const wave = drawWave(random);
    const once = tone(seconds, glide(random, seconds, from, to), wave);
    const times = Math.ceil(random.between(0.6, 3) / seconds);
    return concat(Array.from({ length: times }, () => once));
  },
  piecewise: (random) => {
    const wave = drawWave(random);
    const pieces = 2 + random.int(5);
    let from = drawHz(random, 80, 500);
    const parts: Float64Array[] = [];
    for (let i = 0; i < pieces; i++) {
      const to = drawHz(random, 80, 600);
      const seconds = random.between(0.1, 0.6);
      parts.push(tone(seconds, glide(random, seconds, from, to), wave));
      from = to;
    }
    return concat([...parts, silence(0.2)]);
  },
  vibrato: (random) => {
    const hz = drawHz(random, 90, 600);
    const rate = random.between(2, 9);
    const depth = random.between(0.02, 0.5);
    const drift = random.between(-0.3, 0.5);
    return tone(
      random.between(0.6, 3),
      (time) => hz * (1 + depth * cosPi(2 * rate * time) + drift * time),
      drawWave(random),
    );
  },
  clicks: (random) => {
    const once = noise(random.between(0.002, 0.02), random);
    const gap = random.between(0.04, 0.25);
    const times = Math.ceil(random.between(0.7, 3) / gap);
    return concat(Array.from({ length: times }, () => concat([once, silence(gap)])));
  },
  bursts: (random) => {
    const wave = drawWave(random);
    const parts: Float64Array[] = [];
    for (let seconds = random.between(0.7, 3); seconds > 0; ) {
      const on = random.between(0.05, 0.3);
      const off = random.between(0.03, 0.3);
      const hz = drawHz(random);
      parts.push(random.next() < 0.5 ? noise(on, random) : tone(on, () => hz, wave), silence(off));
      seconds -= on + off;
    }
    return concat(parts);
  },
  chirps: (random) => {
    const wave = drawWave(random);
    const parts: Float64Array[] = [silence(random.between(0, 0.5))];
    for (let count = 2 + random.int(8); count > 0; count--) {
      const { from, to } = rising(random);
      const seconds = random.between(0.05, 0.35);
      parts.push(tone(seconds, glide(random, seconds, from, to), wave), silence(random.between(0.02, 0.5)));
    }
    return concat([...parts, silence(0.1)]);
  },
} as const satisfies Record<string, MakeSound>;

export type Family = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as Family[];
