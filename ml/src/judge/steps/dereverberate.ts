import { exp, ln, log10 } from "../../audio/maths.ts";
import { type FeatureMatrix, renormalise } from "../feature-matrix.ts";

const LN10_TENTH = ln(10) / 10;
const powerOf = (db: number): number => exp(LN10_TENTH * db);

/**
 * Takes a room's late echoes out of a spectrogram in dB: from each band's power a share of what the power `delay` frames ago and before would
 * have left of itself, had it decayed by `decay` dB a frame, but never more than `most` dB; levels are below the loudest again. A dry voice loses next to nothing that is heard.
 */
export function dereverberate(
  { rows, cols, values }: FeatureMatrix,
  { decay, delay, share, most }: { decay: number; delay: number; share: number; most: number },
): FeatureMatrix {
  const kept = powerOf(-decay);
  const first = share * powerOf(-decay * delay);
  const least = powerOf(-most);
  const left = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    const start = row * cols;
    let echo = 0;
    for (let col = 0; col < cols; col++) {
      echo *= kept;
      if (col >= delay) echo += first * powerOf(values[start + col - delay]!);
      const power = powerOf(values[start + col]!);
      left[start + col] = Math.max(power - echo, least * power);
    }
  }
  return renormalise({ rows, cols, values: left.map((power) => 10 * log10(power)) });
}
