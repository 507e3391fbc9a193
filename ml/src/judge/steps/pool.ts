import { type FeatureMatrix, makeFeatureMatrix } from "../feature-matrix.ts";

/** Each block of `rows × cols` values becomes its mean or its largest value; incomplete blocks at the edges are cut. */
export function pool(
  matrix: FeatureMatrix,
  block: { rows: number; cols: number; how: "mean" | "max" },
): FeatureMatrix {
  const { cols, values } = matrix;
  const area = block.rows * block.cols;
  return makeFeatureMatrix(
    Math.floor(matrix.rows / block.rows),
    Math.floor(cols / block.cols),
    (row, col) => {
      let sum = 0;
      let largest = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < block.rows; i++) {
        const start = (row * block.rows + i) * cols + col * block.cols;
        for (let j = start; j < start + block.cols; j++) {
          const value = values[j]!;
          sum += value;
          if (value > largest) largest = value;
        }
      }
      return block.how === "mean" ? sum / area : largest;
    },
  );
}
