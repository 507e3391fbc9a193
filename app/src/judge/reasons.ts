import type { Verdict } from "./verdict.ts";

/** One trait of the voice and what it gave to the score. */
export interface Reason {
  name: string;
  sum: number;
}

/** How many reasons are told one by one. */
const TOLD = 6;

/** The strongest reasons for a score, and what all others come to; undefined where the rows of x are bands and not traits. */
export function reasonsOf({ layout, attention }: Verdict): { told: Reason[]; others: number } | undefined {
  const { names, times } = layout;
  if (names === undefined) return undefined;
  const cols = times.length - 1;
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const all = names
    .map((name, row) => ({ name, sum: total(attention.cells.subarray(row * cols, (row + 1) * cols)) }))
    .sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum));
  const others = all.slice(TOLD).reduce((sum, reason) => sum + reason.sum, 0);
  return { told: all.slice(0, TOLD), others };
}
