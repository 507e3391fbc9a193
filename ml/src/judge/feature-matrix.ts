/** Features of a recording, a spectrogram or what is made of one: `values` row-major, one row per band from low to high, one column per moment. */
export interface FeatureMatrix {
  rows: number;
  cols: number;
  values: Float64Array;
}

/** A matrix of the given size whose value at (row, col) is `valueAt(row, col)`. */
export function makeFeatureMatrix(
  rows: number,
  cols: number,
  valueAt: (row: number, col: number) => number,
): FeatureMatrix {
  const values = new Float64Array(rows * cols);
  for (let row = 0, index = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++, index++) values[index] = valueAt(row, col);
  }
  return { rows, cols, values };
}
