/** Repeated measurements of one thing, in the order in which they were taken. */
export interface Sample {
  values: readonly number[];
  median: number;
  min: number;
  max: number;
}

/** Sums up measurements; at least one. */
export function sampleOf(values: readonly number[]): Sample {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { values, median, min: sorted[0]!, max: sorted.at(-1)! };
}

/** `above / below`, round by round: what both have of a round's weather cancels. */
export function ratioOf(above: Sample, below: Sample): Sample {
  return sampleOf(above.values.map((value, round) => value / below.values[round]!));
}
