import { TOP_DB } from "../audio/decibels.ts";

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

/** Levels in dB below the loudest again, down to the floor. */
export function renormalise({ rows, cols, values }: FeatureMatrix): FeatureMatrix {
  const loudest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return { rows, cols, values: values.map((value) => Math.max(-TOP_DB, value - loudest)) };
}
