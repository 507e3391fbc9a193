import { type FeatureMatrix, makeFeatureMatrix } from "../feature-matrix.ts";

/** Stretches or squeezes time to `target` columns: each is the mean of the source over its share `[col, col + 1) · cols / target`. */
export function stretch(matrix: FeatureMatrix, target: number): FeatureMatrix {
  const { rows, cols, values } = matrix;
  return makeFeatureMatrix(rows, target, (row, col) => {
    const from = (col * cols) / target;
    const to = ((col + 1) * cols) / target;
    const last = Math.min(cols, Math.ceil(to));
    let sum = 0;
    let weight = 0;
    for (let j = Math.floor(from); j < last; j++) {
      const share = Math.min(to, j + 1) - Math.max(from, j);
      if (share <= 0) continue;
      sum += share * values[row * cols + j]!;
      weight += share;
    }
    return sum / weight;
  });
}
