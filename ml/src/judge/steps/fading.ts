import { exp, ln, log10 } from "../../audio/maths.ts";
import type { FeatureMatrix } from "../feature-matrix.ts";

const LN10_TENTH = ln(10) / 10;
/** Bands that are taken together, from the first on: single ones fluctuate. The two lowest hold rumble, the highest little voice. */
const GROUP = 9;
const FIRST_BAND = 2;
const LAST_BAND = 110;
/** Frames over which levels fall: 0.09 s at the default hop. */
const OVER = 4;
/** Only from levels so far below a group's loudest is there room to fall: dB. */
const LOUD = -25;
/** Of all changes this share is slower. */
const MOST = 0.95;
/** What keeps silence finite: power. */
const LEAST = 1e-9;

/**
 * How fast sounds fade in a spectrogram in dB where they fade fastest, in dB a frame: in a room nothing fades faster than the room does, and a dry voice
 * stops at once. `Infinity` where there is too little to tell.
 */
export function fadingRate({ rows, cols, values }: FeatureMatrix): number {
  const falls: number[] = [];
  for (let first = FIRST_BAND; first + GROUP <= Math.min(rows, LAST_BAND); first += GROUP) {
    const power = new Float64Array(cols);
    for (let row = first; row < first + GROUP; row++) {
      for (let col = 0; col < cols; col++) power[col]! += exp(LN10_TENTH * values[row * cols + col]!);
    }
    const level = power.map((sum) => 10 * log10(sum / GROUP + LEAST));
    const loudest = level.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    for (let col = 0; col + OVER < cols; col++) {
      if (level[col]! > loudest + LOUD) falls.push((level[col]! - level[col + OVER]!) / OVER);
    }
  }
  if (falls.length === 0) return Number.POSITIVE_INFINITY;
  const sorted = Float64Array.from(falls).sort();
  return sorted[Math.floor(MOST * (sorted.length - 1))]!;
}
