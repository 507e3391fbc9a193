import { exp } from "../../audio/maths.ts";
import type { FeatureMatrix } from "../feature-matrix.ts";
import { stretch } from "../steps/stretch.ts";
import { type VoiceFrames, voiceFrames } from "./frames.ts";
import type { MelRange } from "./pitch-comb.ts";
import type { ProsodyRow, ProsodyStep } from "./rows.ts";

/** Edges of the band groups, in bands of 128. */
const GROUPS = [2, 12, 24, 40, 60, 80, 104, 128];
/** Flux is told apart below and above this band. */
const FLUX_EDGE = 40;
/** Where the voice is silent, its pitch is filled in from stretches around, which count less by this many stretches. */
const FILL_RANGE = 0.7;
/** A pitch step from frame to frame beyond this many semitones is a leap of the tracker, not of the voice. */
const LARGEST_STEP = 2;

/** Frame by frame, before pooling: everything that is averaged over stretches of time. */
const CHANNELS = [
  "weight",
  "weightedPitch",
  "weightedSquare",
  "salience",
  "level",
  "lowFlux",
  "highFlux",
  "step",
  "stepSize",
  "stepUp",
  "stepDown",
  "levelStep",
] as const;
type Channel = (typeof CHANNELS)[number];

/**
 * the prosody features of a spectrogram in dB: the named rows over `cols` equal stretches between the first and the last
 * sound, each brought to a size of about 1.
 */
export function prosody(
  matrix: FeatureMatrix,
  step: Pick<ProsodyStep, "cols" | "rows">,
  mel: MelRange,
): FeatureMatrix {
  const voice = voiceFrames(matrix, mel);
  const pooled = pool(voice, step.cols);
  const rows = step.rows.flatMap((row) => rowsOf(row, pooled));
  const values = new Float64Array(rows.length * step.cols);
  for (const [index, row] of rows.entries()) values.set(row, index * step.cols);
  return { rows: rows.length, cols: step.cols, values };
}

/** Means over each stretch of time. */
interface Pooled {
  of: Readonly<Record<Channel, Float64Array>>;
  /** Pitch in semitones above the lowest candidate, filled in where there is none. */
  pitch: Float64Array;
  /** Deviation of the pitch, in semitones. */
  spread: Float64Array;
  /** The clip's mean pitch. */
  meanPitch: number;
  /** dB of each group of bands, less the group's mean over the clip. */
  groups: Float64Array[];
}

function pool(voice: VoiceFrames, cols: number): Pooled {
  const frames = { rows: CHANNELS.length, cols: voice.count, values: channelValues(voice) };
  const { values } = stretch(frames, cols);
  const of = Object.fromEntries(
    CHANNELS.map((channel, index) => [channel, values.slice(index * cols, (index + 1) * cols)]),
  ) as Record<Channel, Float64Array>;
  const { weight, weightedPitch, weightedSquare } = of;
  const spread = weight.map((sure, col) => {
    const mean = weightedPitch[col]! / sure;
    const variance = Math.max(0, weightedSquare[col]! / sure - mean * mean);
    return Math.sqrt(variance) * Math.min(1, 4 * sure);
  });
  return {
    of,
    pitch: fillIn(weightedPitch, weight),
    spread,
    meanPitch: weightedMean(voice.pitch, voice.weight),
    groups: groupLevels(voice, cols),
  };
}

/** `CHANNELS.length × frames` */
function channelValues(voice: VoiceFrames): Float64Array {
  const { count, pitch, weight, salience, level } = voice;
  const low = flux(voice, GROUPS[0]!, FLUX_EDGE);
  const high = flux(voice, FLUX_EDGE, voice.bands);
  const before = (frame: number) => Math.max(0, frame - 1);
  const pitchStep = pitch.map((value, frame) =>
    Math.min(LARGEST_STEP, Math.max(-LARGEST_STEP, value - pitch[before(frame)]!)),
  );
  const at: Record<Channel, (frame: number) => number> = {
    weight: (t) => weight[t]!,
    weightedPitch: (t) => weight[t]! * pitch[t]!,
    weightedSquare: (t) => weight[t]! * pitch[t]! * pitch[t]!,
    salience: (t) => salience[t]!,
    level: (t) => level[t]!,
    lowFlux: (t) => low[t]!,
    highFlux: (t) => high[t]!,
    step: (t) => weight[t]! * pitchStep[t]!,
    stepSize: (t) => weight[t]! * Math.abs(pitchStep[t]!),
    stepUp: (t) => weight[t]! * Math.max(0, pitchStep[t]!),
    stepDown: (t) => weight[t]! * Math.max(0, -pitchStep[t]!),
    levelStep: (t) => Math.abs(level[t]! - level[before(t)]!),
  };
  const values = new Float64Array(CHANNELS.length * count);
  for (const [index, channel] of CHANNELS.entries()) {
    for (let frame = 0; frame < count; frame++) values[index * count + frame] = at[channel](frame);
  }
  return values;
}

/** Mean change of the bands [from, to) since the frame before. */
function flux({ count, bands, db }: VoiceFrames, from: number, to: number): Float64Array {
  const changes = new Float64Array(count);
  for (let frame = 1; frame < count; frame++) {
    let sum = 0;
    for (let band = from; band < to; band++) {
      sum += Math.abs(db[frame * bands + band]! - db[(frame - 1) * bands + band]!);
    }
    changes[frame] = sum / (to - from);
  }
  return changes;
}

function groupLevels(voice: VoiceFrames, cols: number): Float64Array[] {
  const { count, bands, db, weight } = voice;
  return GROUPS.slice(0, -1).map((from, group) => {
    const to = GROUPS[group + 1]!;
    const level = new Float64Array(count);
    for (let frame = 0; frame < count; frame++) {
      let sum = 0;
      for (let band = from; band < to; band++) sum += db[frame * bands + band]!;
      level[frame] = sum / (to - from);
    }
    const mean = weightedMean(level, weight);
    return stretch({ rows: 1, cols: count, values: level }, cols).values.map((value) => value - mean);
  });
}

function weightedMean(values: Float64Array, weight: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weight[i]! * values[i]!;
    total += weight[i]!;
  }
  return sum / total;
}

/** The pitch of each stretch from its own weight and, falling off with distance, that of the others. */
function fillIn(weightedPitch: Float64Array, weight: Float64Array): Float64Array {
  return weight.map((_, col) => {
    let sum = 0;
    let total = 0;
    for (let other = 0; other < weight.length; other++) {
      const nearness = exp(-Math.abs(other - col) / FILL_RANGE);
      sum += nearness * weightedPitch[other]!;
      total += nearness * weight[other]!;
    }
    return sum / total;
  });
}

/** Each row is shifted and divided by constants that bring most voices into [-2, 2]. */
function rowsOf(row: ProsodyRow, { of, pitch, spread, meanPitch, groups }: Pooled): Float64Array[] {
  switch (row) {
    case "relativePitch":
      return [pitch.map((value) => (value - meanPitch) / 6)];
    case "pitch":
      return [pitch.map((value) => (value - 18) / 8)];
    case "pitchSpread":
      return [spread.map((value) => (value - 1) / 1.5)];
    case "voiced":
      return [of.weight.map((value) => 2 * value - 1)];
    case "salience":
      return [of.salience.map((value) => (value - 8) / 5)];
    case "level":
      return [of.level.map((value) => (value + 15) / 10)];
    case "rise":
      return [of.step.map((value, col) => (3 * value) / of.weight[col]!)];
    case "movement":
      return [of.stepSize.map((value) => 3 * value - 0.5)];
    case "rising":
      return [of.stepUp.map((value) => 6 * value - 0.5)];
    case "falling":
      return [of.stepDown.map((value) => 6 * value - 0.5)];
    case "levelMovement":
      return [of.levelStep.map((value) => (value - 2) / 1.5)];
    case "lowFlux":
      return [of.lowFlux.map((value) => (value - 4) / 2)];
    case "highFlux":
      return [of.highFlux.map((value) => (value - 4) / 2)];
    case "bands":
      return groups.map((group) => group.map((value) => value / 15));
    default:
      row satisfies never;
      return [];
  }
}
