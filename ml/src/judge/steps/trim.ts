import { type FeatureMatrix, makeFeatureMatrix } from "../feature-matrix.ts";

/** Cuts the columns before the first, and after the last, whose loudest band is louder than `above` dB; at least one stays. */
export function trim(
  matrix: FeatureMatrix,
  options: { above: number; start: boolean; end: boolean },
): FeatureMatrix {
  const { rows, cols, values } = matrix;
  const isLoud = (col: number): boolean => {
    for (let row = 0; row < rows; row++) if (values[row * cols + col]! > options.above) return true;
    return false;
  };
  let first = 0;
  if (options.start) while (first < cols - 1 && !isLoud(first)) first++;
  let end = cols;
  if (options.end) while (end > first + 1 && !isLoud(end - 1)) end--;
  return makeFeatureMatrix(rows, end - first, (row, col) => values[row * cols + first + col]!);
}
