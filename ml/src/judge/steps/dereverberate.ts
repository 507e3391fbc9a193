import { exp, ln, log10 } from "../../audio/maths.ts";
import { type FeatureMatrix, renormalise } from "../feature-matrix.ts";
import { fadingRate } from "./fading.ts";
import type { FeatureStep } from "./schema.ts";

type Dereverberate = Omit<Extract<FeatureStep, { step: "dereverberate" }>, "step">;
type Fading = NonNullable<Dereverberate["fading"]>;

const LN10_TENTH = ln(10) / 10;
const powerOf = (db: number): number => exp(LN10_TENTH * db);

/**
 * Takes a room's late echoes out of a spectrogram in dB: from each band's power a share of what the power `delay` frames ago and before would
 * have left of itself, had it decayed by `decay` dB a frame, but never more than `most` dB; levels are below the loudest again. With `fading` a dry
 * recording stays as it is, to the bit.
 */
export function dereverberate(
  matrix: FeatureMatrix,
  { decay, delay, share, most, fading }: Dereverberate,
): FeatureMatrix {
  const part = fading === undefined ? 1 : roomShare(fadingRate(matrix), fading);
  if (part === 0) return matrix;
  const { rows, cols, values } = matrix;
  const kept = powerOf(-decay);
  const first = part * share * powerOf(-decay * delay);
  const least = powerOf(-most);
  const power = values.map(powerOf);
  const left = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    const start = row * cols;
    let echo = 0;
    for (let col = 0; col < cols; col++) {
      echo *= kept;
      if (col >= delay) echo += first * power[start + col - delay]!;
      const own = power[start + col]!;
      left[start + col] = Math.max(own - echo, least * own);
    }
  }
  return renormalise({ rows, cols, values: left.map((own) => 10 * log10(own)) });
}

/** 1 where sounds fade as in a room; 0 where they do as in a dry recording, or hardly at all: a tone that goes on is no room. */
function roomShare(rate: number, { endless, slow, room, dry }: Fading): number {
  return Math.min(1, Math.max(0, Math.min((rate - endless) / (slow - endless), (dry - rate) / (dry - room))));
}
