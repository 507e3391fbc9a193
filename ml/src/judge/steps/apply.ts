import { type FeatureMatrix, makeFeatureMatrix } from "../feature-matrix.ts";
import type { MelRange } from "../prosody/pitch-comb.ts";
import { prosody } from "../prosody/prosody.ts";
import { voiceSummary } from "../voice/voice.ts";
import { dereverberate } from "./dereverberate.ts";
import { pool } from "./pool.ts";
import type { FeatureStep } from "./schema.ts";
import { trim } from "./trim.ts";

/**
 * Applies the steps in order. Only + − × ÷ √, comparisons and our own exp and log: the same bits on every JavaScript engine.
 *
 * @param mel - the scale of the spectrogram's bands
 */
export function applySteps(
  matrix: FeatureMatrix,
  steps: readonly FeatureStep[],
  mel: MelRange,
): FeatureMatrix {
  return steps.reduce((current, step) => applyStep(current, step, mel), matrix);
}

function applyStep(matrix: FeatureMatrix, step: FeatureStep, mel: MelRange): FeatureMatrix {
  const { rows, cols, values } = matrix;
  switch (step.step) {
    case "trim":
      return trim(matrix, step);
    case "fit":
      return makeFeatureMatrix(rows, step.cols, (row, col) =>
        col < cols ? values[row * cols + col]! : step.pad,
      );
    case "pool":
      return pool(matrix, step);
    case "affine":
      return { rows, cols, values: values.map((value) => (value + step.add) / step.divide) };
    case "dereverberate":
      return dereverberate(matrix, step);
    case "prosody":
      return prosody(matrix, step, mel);
    case "voice":
      return voiceSummary(matrix, step, mel);
    default:
      step satisfies never;
      return matrix;
  }
}
