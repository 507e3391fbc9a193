import { exp, ln } from "../../audio/maths.ts";
import { hzToMel } from "../../audio/mel-filterbank.ts";

/** The mel scale of a matrix's rows. */
export interface MelRange {
  fMin: number;
  fMax: number;
}

/** Candidates of the pitch: `LOWEST · 2^(j / PER_OCTAVE)` Hz for j below `CANDIDATES`, 70 to 611 Hz. */
const LOWEST_HZ = 70;
const PER_OCTAVE = 24;
export const CANDIDATES = 76;

/** Semitones from one candidate to the next. */
export const SEMITONES_PER_CANDIDATE = 12 / PER_OCTAVE;

const HARMONICS = 10;
/** Above this bands are too wide to tell harmonics apart; the first two harmonics count all the same. */
const HIGHEST_HZ = 2000;
/** What each harmonic counts in relation to the one below it. */
const DECAY = 0.85;

/** What band `band` adds to the salience of a candidate. */
interface Tooth {
  band: number;
  weight: number;
}

/**
 * The comb of each candidate: how much its harmonics stand out of the valleys beside them. Each of the first harmonics h adds
 * the level at h·f and takes away half of it at (h ± ½)·f; a level between two bands is interpolated.
 */
export function pitchCombs(bands: number, mel: MelRange): readonly (readonly Tooth[])[] {
  return Array.from({ length: CANDIDATES }, (_, j) => {
    const hz = LOWEST_HZ * exp((j / PER_OCTAVE) * ln(2));
    const weights = new Float64Array(bands);
    const add = (at: number, weight: number) => {
      const position = Math.max(0, bandPosition(at, bands, mel));
      const lower = Math.min(bands - 1, Math.floor(position));
      const upper = Math.min(bands - 1, lower + 1);
      weights[lower]! += weight * (1 - (position - lower));
      weights[upper]! += weight * (position - lower);
    };
    let total = 0;
    let weight = 1;
    for (let h = 1; h <= HARMONICS && (h <= 2 || (h + 0.5) * hz <= HIGHEST_HZ); h++, weight *= DECAY) {
      add(h * hz, weight);
      add((h - 0.5) * hz, -weight / 2);
      add((h + 0.5) * hz, -weight / 2);
      total += weight;
    }
    return Array.from(weights, (value, band) => ({ band, weight: value / total })).filter(
      (tooth) => tooth.weight !== 0,
    );
  });
}

/** Where a frequency lies among the bands' centres, in bands; negative below the first. */
export function bandPosition(hz: number, bands: number, { fMin, fMax }: MelRange): number {
  const low = hzToMel(fMin);
  return ((hzToMel(hz) - low) * (bands + 1)) / (hzToMel(fMax) - low) - 1;
}
