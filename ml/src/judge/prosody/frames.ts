import { exp, ln, log10 } from "../../audio/maths.ts";
import type { FeatureMatrix } from "../feature-matrix.ts";
import { bestPath } from "./best-path.ts";
import { CANDIDATES, type MelRange, pitchCombs, SEMITONES_PER_CANDIDATE } from "./pitch-comb.ts";

/** What is heard of a voice, frame by frame, between its first and its last sound. */
export interface VoiceFrames {
  count: number;
  bands: number;
  /** Levels in dB, `frames × bands`, cut off at the floor. */
  db: Float64Array;
  /** Loudness in dB below the loudest frame. */
  level: Float64Array;
  /** Pitch in semitones above the lowest candidate; meaningful where `weight` is not small. */
  pitch: Float64Array;
  /** How far the harmonics of that pitch stand out, in dB. */
  salience: Float64Array;
  /** How sure the pitch is, in (0, 1]: a clear and loud frame has 1. */
  weight: Float64Array;
}

/** Frames quieter than this below the loudest count as silence at both ends: dB. */
const SILENCE = -30;
/** Levels below this say nothing: dB. */
const FLOOR = -50;
/** The two lowest bands hold rumble. */
const FIRST_BAND = 2;
/** Salience at which a pitch begins to count, and at which it counts in full: dB. */
const UNSURE = 3;
const SURE = 9;
/** dB over which loudness makes a frame count in full. */
const LOUD_RANGE = 15;
const LEAST_WEIGHT = 0.001;
/** A path pays for each candidate it moves, and moves no more than four semitones from frame to frame. */
const MOVE_COST = 0.5;
const MOVE_REACH = 8;

const LN10_TENTH = ln(10) / 10;

/**
 * Follows the voice through a spectrogram in dB (bands × frames).
 *
 * @param ends - what becomes of the silence before the first sound and after the last
 */
export function voiceFrames(
  { rows: bands, cols, values }: FeatureMatrix,
  mel: MelRange,
  ends: "cut" | "kept" = "cut",
): VoiceFrames {
  const loudness = relativeLoudness(values, bands, cols);
  const isSound = (level: number) => ends === "kept" || level > SILENCE;
  const first = loudness.findIndex(isSound);
  const end = loudness.findLastIndex(isSound) + 1;
  const count = end - first;
  const db = new Float64Array(count * bands);
  for (let frame = 0; frame < count; frame++) {
    for (let band = 0; band < bands; band++) {
      db[frame * bands + band] = Math.max(FLOOR, values[band * cols + first + frame]!);
    }
  }
  const level = loudness.slice(first, end);
  const { pitch, salience } = followPitch(db, bands, mel);
  const weight = salience.map(
    (clear, frame) =>
      share((clear - UNSURE) / (SURE - UNSURE)) * share((level[frame]! - SILENCE) / LOUD_RANGE) +
      LEAST_WEIGHT,
  );
  return { count, bands, db, level, pitch, salience, weight };
}

function relativeLoudness(values: Float64Array, bands: number, cols: number): Float64Array {
  const power = new Float64Array(cols);
  for (let band = FIRST_BAND; band < bands; band++) {
    for (let col = 0; col < cols; col++) power[col]! += exp(LN10_TENTH * values[band * cols + col]!);
  }
  const level = power.map((sum) => 10 * log10(sum / (bands - FIRST_BAND) + 1e-12));
  const loudest = level.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return level.map((value) => value - loudest);
}

function followPitch(
  db: Float64Array,
  bands: number,
  mel: MelRange,
): Pick<VoiceFrames, "pitch" | "salience"> {
  const count = db.length / bands;
  const combs = combsFor(bands, mel);
  const all = new Float64Array(count * CANDIDATES);
  for (let frame = 0; frame < count; frame++) {
    for (let candidate = 0; candidate < CANDIDATES; candidate++) {
      let sum = 0;
      for (const { band, weight } of combs[candidate]!) sum += weight * db[frame * bands + band]!;
      all[frame * CANDIDATES + candidate] = sum;
    }
  }
  const path = bestPath(
    all.map((value) => Math.max(0, value)),
    CANDIDATES,
    MOVE_COST,
    MOVE_REACH,
  );
  return {
    pitch: Float64Array.from(path, (candidate) => candidate * SEMITONES_PER_CANDIDATE),
    salience: Float64Array.from(path, (candidate, frame) => all[frame * CANDIDATES + candidate]!),
  };
}

let known: { key: string; combs: ReturnType<typeof pitchCombs> } | undefined;

/** The combs of the last matrix's scale are kept: all matrices of a judge share one. */
function combsFor(bands: number, mel: MelRange): ReturnType<typeof pitchCombs> {
  const key = `${bands} ${mel.fMin} ${mel.fMax}`;
  if (known?.key !== key) known = { key, combs: pitchCombs(bands, mel) };
  return known.combs;
}

const share = (value: number): number => Math.min(1, Math.max(0, value));
