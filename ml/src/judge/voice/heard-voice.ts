import type { FeatureMatrix } from "../feature-matrix.ts";
import { voiceFrames } from "../prosody/frames.ts";
import type { MelRange } from "../prosody/pitch-comb.ts";

/** A voice, frame by frame; frames in which no pitch is heard weigh next to nothing. */
export interface HeardVoice {
  /** Semitones above the lowest candidate. */
  pitch: Float64Array;
  /** How far harmonics stand out, in dB. */
  salience: Float64Array;
  /** Loudness in dB above that of the clip's loud frames of voice. */
  level: Float64Array;
  /** How much a frame counts: by clear pitch and loudness. */
  weight: Float64Array;
  /** All weights together. */
  total: number;
  /** Weight before a frame's middle, as a share of all. */
  place: Float64Array;
  /** Levels in dB, `frames × bands`, cut off at the floor. */
  db: Float64Array;
  bands: number;
}

/** Salience at which a pitch begins to count, at which it counts in full, and from which a frame is sure to be voice: dB. */
const UNSURE = 3;
const SURE = 9;
const VOICE = 6;
/** Loudness below the voice's loud frames at which a frame begins to count, and over how many dB it comes to count in full. */
const QUIET = -30;
const QUIET_RANGE = 15;
const LEAST_WEIGHT = 0.001;
/** Share of the voice's frames that are quieter than its loud ones: a click is not what loudness is measured by. */
const LOUD = 0.9;

/** Follows the voice through all of a spectrogram in dB (bands × frames). */
export function hearVoice(matrix: FeatureMatrix, mel: MelRange): HeardVoice {
  const { pitch, salience, level: loudness, db, bands } = voiceFrames(matrix, mel, "kept");
  const reference = loudLevel(loudness, salience);
  const level = loudness.map((value) => value - reference);
  const weight = salience.map(
    (clear, frame) =>
      share((clear - UNSURE) / (SURE - UNSURE)) * share((level[frame]! - QUIET) / QUIET_RANGE) + LEAST_WEIGHT,
  );
  return { pitch, salience, level, weight, db, bands, ...placesOf(weight) };
}

/** The frames [from, to) of a voice. */
export function partOf(voice: HeardVoice, { from, to }: { from: number; to: number }): HeardVoice {
  const { pitch, salience, level, db, bands } = voice;
  const weight = voice.weight.slice(from, to);
  return {
    pitch: pitch.slice(from, to),
    salience: salience.slice(from, to),
    level: level.slice(from, to),
    weight,
    db: db.slice(from * bands, to * bands),
    bands,
    ...placesOf(weight),
  };
}

function placesOf(weight: Float64Array): Pick<HeardVoice, "total" | "place"> {
  const total = weight.reduce((sum, value) => sum + value, 0);
  let before = 0;
  const place = weight.map((value) => {
    const middle = (before + value / 2) / total;
    before += value;
    return middle;
  });
  return { total, place };
}

/** Loudness that a tenth of the voice's frames exceed; of all frames where hardly any is voice. */
function loudLevel(level: Float64Array, salience: Float64Array): number {
  const voiced = level.filter((_, frame) => salience[frame]! > VOICE);
  const sorted = (voiced.length >= 3 ? voiced : level).slice().sort();
  return sorted[Math.floor(LOUD * (sorted.length - 1))]!;
}

/** The mean of one value a frame, by the frames' weights. */
export function meanOf({ weight, total }: HeardVoice, values: Float64Array): number {
  let sum = 0;
  for (let frame = 0; frame < values.length; frame++) sum += weight[frame]! * values[frame]!;
  return sum / total;
}

/** The deviation of one value a frame from its mean. */
export function deviationOf(voice: HeardVoice, values: Float64Array): number {
  const mean = meanOf(voice, values);
  const squares = values.map((value) => (value - mean) * (value - mean));
  return Math.sqrt(meanOf(voice, squares));
}

const share = (value: number): number => Math.min(1, Math.max(0, value));
