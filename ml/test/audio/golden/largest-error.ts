/** What is quieter is not compared, in dB. */
const LOUD_DB = -60;

/** The largest difference in dB where the expected value is louder than -60 dB. */
export function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < expected.length; k++) {
    const error = Math.abs(actual[k]! - expected[k]!);
    if (Number.isNaN(error)) return Infinity;
    if (expected[k]! > LOUD_DB) largest = Math.max(largest, error);
  }
  return actual.length === expected.length ? largest : Infinity;
}

/** How many values are louder than -60 dB. */
export function loudCount(expected: Float32Array): number {
  return expected.filter((db) => db > LOUD_DB).length;
}
