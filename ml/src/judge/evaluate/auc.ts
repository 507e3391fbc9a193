import { sortedOrder, weightedAuc, weightedCorrelation, weightedRanks } from "./weighted.ts";

/**
 * Area under the ROC curve: the probability that one of `above` is higher than one of `below`, ties counting half. NaN where a
 * side is empty.
 */
export function auc(above: readonly number[], below: readonly number[]): number {
  const values = [...above, ...below];
  const side = Int8Array.from(values, (_, index) => (index < above.length ? 1 : 0));
  return weightedAuc(values, sortedOrder(values), side, new Float64Array(values.length).fill(1));
}

/** Spearman's rank correlation; NaN where a side is constant. */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const weights = new Float64Array(a.length).fill(1);
  const ranksOf = (values: ArrayLike<number>) => weightedRanks(values, sortedOrder(values), weights);
  return weightedCorrelation(ranksOf(a), ranksOf(b), weights);
}
