import { IdolError } from "../../errors.ts";
import type { Threshold } from "../config.ts";
import { dequantise } from "../quantise.ts";

/** The share of the validation speakers' clips that are not surprise which may reach the published threshold. */
export const FALSE_SHARE = 0.05;

/**
 * The threshold that a judge is published with.
 *
 * @param others - the integer twin's scores of the validation speakers' clips that are not surprise, in instance units
 * @param scoreScale - a score of 1 is 2 to this in instance units
 * @param speakers - the validation speakers
 * @throws IdolError `DATA_NOT_FOUND` without such clips
 */
export function publishedThreshold(
  others: readonly bigint[],
  scoreScale: number,
  speakers: readonly string[],
): Threshold {
  const instance = thresholdFor(others, FALSE_SHARE);
  return {
    instance: String(instance),
    score: dequantise(instance, scoreScale),
    falseShare: FALSE_SHARE,
    speakers: [...speakers],
  };
}

/**
 * The lowest score that at most the given share of these scores reach (`score >= threshold`, as the contract compares).
 *
 * @param scores - in instance units: the integer twin's, of clips that should not be paid
 * @throws IdolError `DATA_NOT_FOUND` if there are none
 */
export function thresholdFor(scores: readonly bigint[], share: number): bigint {
  if (scores.length === 0) {
    throw new IdolError(
      "DATA_NOT_FOUND",
      "The validation speakers have no clip of another emotion than surprise to set a threshold by.",
      "Name other validation speakers, or fetch the corpus that has them.",
    );
  }
  const descending = [...scores].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  const allowed = Math.min(Math.floor(share * scores.length), scores.length - 1);
  return descending[allowed]! + 1n;
}
