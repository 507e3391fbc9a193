/**
 * Statistics in which each item counts `weight` times. A bootstrap draws speakers, so it changes weights alone: what is
 * sorted once serves for all draws.
 */

/** Items from the lowest value to the highest; equal values stay in the order of the list. */
export function sortedOrder(values: ArrayLike<number>): Int32Array {
  const order = Int32Array.from({ length: values.length }, (_, index) => index);
  return order.sort((a, b) => values[a]! - values[b]! || a - b);
}

/** Calls `visit` for each run of equal values in ascending order, `[start, end)` in the order. */
function forEachTie(
  values: ArrayLike<number>,
  order: Int32Array,
  visit: (start: number, end: number) => void,
): void {
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    visit(start, end);
    start = end;
  }
}

/**
 * Area under the ROC curve: the probability that an item above (`side` 1) has a higher value than one below (`side` 0), ties
 * counting half (Mann and Whitney 1947). Items of any other side are left out. NaN where a side is empty.
 */
export function weightedAuc(
  values: ArrayLike<number>,
  order: Int32Array,
  side: Int8Array,
  weights: Float64Array,
): number {
  let below = 0;
  let above = 0;
  let pairs = 0;
  forEachTie(values, order, (start, end) => {
    let tiedAbove = 0;
    let tiedBelow = 0;
    for (let i = start; i < end; i++) {
      const item = order[i]!;
      if (side[item] === 1) tiedAbove += weights[item]!;
      else if (side[item] === 0) tiedBelow += weights[item]!;
    }
    pairs += tiedAbove * (below + tiedBelow / 2);
    below += tiedBelow;
    above += tiedAbove;
  });
  return pairs / (above * below);
}

/** Ranks from 1, equal values sharing the mean of theirs. */
export function weightedRanks(
  values: ArrayLike<number>,
  order: Int32Array,
  weights: Float64Array,
): Float64Array {
  const ranks = new Float64Array(values.length);
  let before = 0;
  forEachTie(values, order, (start, end) => {
    let tied = 0;
    for (let i = start; i < end; i++) tied += weights[order[i]!]!;
    for (let i = start; i < end; i++) ranks[order[i]!] = before + (tied + 1) / 2;
    before += tied;
  });
  return ranks;
}

/** Pearson's correlation; of ranks it is Spearman's. NaN where a side is constant. */
export function weightedCorrelation(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const meanOf = (values: Float64Array) =>
    values.reduce((sum, value, i) => sum + weights[i]! * value, 0) / total;
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const da = a[i]! - meanA;
    const db = b[i]! - meanB;
    ab += weights[i]! * da * db;
    aa += weights[i]! * da * da;
    bb += weights[i]! * db * db;
  }
  return ab / Math.sqrt(aa * bb);
}
