import { RESERVED_ROWS } from "@idol/ml/circuit/forecast.ts";
import type { Quantisation } from "@idol/ml/judge/config.ts";

/** What the search varies. */
export interface Grid {
  columns: readonly number[];
  scales: readonly number[];
  bases: readonly number[];
}

/** A relu input may be so many times as large as the largest that was seen. */
export const HEADROOM = 8n;

/** The engine in WebAssembly computes `base^(legs - 1)` in 32 bits. */
const LARGEST_LEG = 2n ** 32n;

/** The fewest legs with which a decomposition holds relu inputs up to `HEADROOM` times `largest`; `undefined` where none may. */
export function legsFor(base: number, largest: bigint): number | undefined {
  let legs = 1;
  while (BigInt(base) ** BigInt(legs) <= HEADROOM * largest) legs++;
  return BigInt(base) ** BigInt(legs - 1) < LARGEST_LEG ? legs : undefined;
}

/**
 * The quantisations of a grid, without logrows, the shipped one among them.
 *
 * @param largest - the largest relu input that was seen at a scale, in absolute value
 */
export function candidatesOf(
  { columns, scales, bases }: Grid,
  largest: (scale: number) => bigint,
  shipped: Quantisation,
): Omit<Quantisation, "logrows">[] {
  const found = new Map<string, Omit<Quantisation, "logrows">>();
  const add = ({ scale, decompBase, decompLegs, numInnerCols }: Omit<Quantisation, "logrows">): void => {
    const each = { scale, decompBase, decompLegs, numInnerCols };
    found.set(JSON.stringify(each), each);
  };
  add(shipped);
  for (const numInnerCols of columns) {
    for (const scale of scales) {
      for (const decompBase of bases) {
        const decompLegs = legsFor(decompBase, largest(scale));
        if (decompLegs !== undefined) add({ scale, decompBase, decompLegs, numInnerCols });
      }
    }
  }
  return [...found.values()];
}

/** The smallest logrows that holds a circuit's rows and the table of its decomposition. */
export function smallestLogrows(rows: number, decompBase: number): number {
  return Math.ceil(Math.log2(Math.max(rows, decompBase) + RESERVED_ROWS));
}
