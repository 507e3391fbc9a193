/** Rows are 32-bit numbers. */
const ROWS = 2n ** 32n;

/** Greater for the better score, and for the earlier claim among equals. */
export function rankKeyOf(score: bigint, row: number): bigint {
  return score * ROWS + (ROWS - 1n - BigInt(row));
}
