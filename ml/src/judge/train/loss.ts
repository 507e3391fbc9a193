import { exp, ln } from "../../audio/maths.ts";
import type { TrainingRecipe } from "./recipe.ts";

/** Targets from here on are what should score high, where only the order counts. */
const HIGH = 0.99;

/**
 * The mean loss of a batch; writes its derivative by each score into `slopes`.
 *
 * - `squared`: (score − target)²
 * - `logistic`: cross entropy of the target with 1 / (1 + e^−score)
 * - `ranking`: log(1 + e^(low − high)) over all pairs of a score with target 1 and one with a lower target
 */
export function batchLoss(
  kind: TrainingRecipe["loss"],
  scores: Float64Array,
  targets: Float64Array,
  slopes: Float64Array,
): number {
  const n = scores.length;
  if (kind === "ranking") return ranking(scores, targets, slopes);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const score = scores[i]!;
    const target = targets[i]!;
    if (kind === "squared") {
      total += (score - target) ** 2;
      slopes[i] = (2 * (score - target)) / n;
    } else {
      const { value, slope } = softplus(score);
      total += value - score * target;
      slopes[i] = (slope - target) / n;
    }
  }
  return total / n;
}

function ranking(scores: Float64Array, targets: Float64Array, slopes: Float64Array): number {
  slopes.fill(0);
  const high = targets.reduce((count, target) => count + (target > HIGH ? 1 : 0), 0);
  const pairs = high * (scores.length - high);
  if (pairs === 0) return 0;
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    if (targets[i]! <= HIGH) continue;
    for (let j = 0; j < scores.length; j++) {
      if (targets[j]! > HIGH) continue;
      const { value, slope } = softplus(scores[j]! - scores[i]!);
      total += value;
      slopes[j]! += slope / pairs;
      slopes[i]! -= slope / pairs;
    }
  }
  return total / pairs;
}

/** log(1 + e^v) and its derivative; e^−|v| keeps both finite for large v. */
function softplus(v: number): { value: number; slope: number } {
  const decay = exp(-Math.abs(v));
  return { value: Math.max(v, 0) + ln(1 + decay), slope: v >= 0 ? 1 / (1 + decay) : decay / (1 + decay) };
}
