/**
 * Solves `A·x = b` for a symmetric positive definite A by Gaussian elimination with pivots on the diagonal: only + − × ÷, the same bits on
 * every engine. Neither argument is changed.
 *
 * @param matrix - `n × n`, row-major
 */
export function linearSolve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const a = matrix.slice();
  const x = right.slice();
  for (let pivot = 0; pivot < n; pivot++) {
    for (let row = pivot + 1; row < n; row++) {
      const factor = a[row * n + pivot]! / a[pivot * n + pivot]!;
      for (let col = pivot; col < n; col++) a[row * n + col]! -= factor * a[pivot * n + col]!;
      x[row]! -= factor * x[pivot]!;
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let col = row + 1; col < n; col++) x[row]! -= a[row * n + col]! * x[col]!;
    x[row]! /= a[row * n + row]!;
  }
  return x;
}
