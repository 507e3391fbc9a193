import type { HeardVoice } from "./heard-voice.ts";

/** The pitch's way from each frame to the one so many frames later. */
export interface PitchSteps {
  /** Semitones, upwards positive. */
  rise: Float64Array;
  /** How sure both ends are. */
  weight: Float64Array;
  /** Where in the voice the later end is, in [0, 1] of its weight. */
  place: Float64Array;
}

/** All steps over `lag` frames; none where the clip is shorter. */
export function pitchSteps({ pitch, weight, place }: HeardVoice, lag: number): PitchSteps {
  const length = Math.max(0, pitch.length - lag);
  const over = (of: (from: number, to: number) => number) =>
    Float64Array.from({ length }, (_, from) => of(from, from + lag));
  return {
    rise: over((from, to) => pitch[to]! - pitch[from]!),
    weight: over((from, to) => Math.min(weight[from]!, weight[to]!)),
    place: over((_, to) => place[to]!),
  };
}

/** The sum of a function of the steps, by their weights, from a place of the voice on; and all weights. */
export function sumSteps(
  { rise, weight, place }: PitchSteps,
  of: (rise: number) => number,
  from = 0,
): { sum: number; total: number } {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < rise.length; i++) {
    total += weight[i]!;
    if (place[i]! >= from) sum += weight[i]! * of(rise[i]!);
  }
  return { sum, total };
}
