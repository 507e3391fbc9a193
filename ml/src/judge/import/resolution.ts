import type { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../../errors.ts";

/** The most that rounding may change a score by, of the spread of all. */
const MAX_SHARE = 0.1;

/** Scores of the same inputs, by floats and by integers. */
export interface ScorePairs {
  floats: readonly number[];
  integers: readonly number[];
}

/** The largest difference that rounding to integers makes, as a share of what tells the scores apart; infinite for equal scores. */
export function roundingShare({ floats, integers }: ScorePairs): number {
  const spread = spreadOf(floats);
  const error = floats.reduce((most, float, at) => Math.max(most, Math.abs(float - integers[at]!)), 0);
  return spread > 0 ? error / spread : Number.POSITIVE_INFINITY;
}

/** Whether integers tell scores apart as the floats do. */
export function tellsApart(pairs: ScorePairs): boolean {
  return roundingShare(pairs) <= MAX_SHARE;
}

/**
 * The error for integers too coarse for a network's scores.
 *
 * @param finer - a scale that would do, if one would
 */
export function tooCoarse(scale: number, { floats, integers }: ScorePairs, finer?: number): CodedError {
  const spread = spreadOf(floats);
  const factor = 10 ** Math.ceil(-Math.log10(spread));
  const louder = `Multiply its last layer, weights and bias, by ${factor}: no score's rank changes.`;
  return new IdolError(
    "ONNX_MISMATCH",
    `At scale ${scale} the integers cannot tell its scores apart: they spread over ${spread.toPrecision(2)} in floats, over ${spreadOf(integers).toPrecision(2)} in integers.`,
    finer === undefined ? louder : `Give --scale ${finer}. Or: ${louder}`,
  );
}

/** The error for a network whose scores of all recordings are the same. */
export function constantScore(score: number): CodedError {
  return new IdolError(
    "ONNX_UNSUPPORTED",
    `It scores every sample clip ${score}: a constant, not a judge.`,
    "Look for a factor of zero, or a relu that nothing passes; or import it with other features.",
  );
}

function spreadOf(scores: readonly number[]): number {
  return Math.max(...scores) - Math.min(...scores);
}
