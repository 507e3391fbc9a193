import { makePicture, type Picture } from "../picture.ts";
import { pool } from "./pool.ts";
import type { FeatureStep } from "./schema.ts";
import { stretch } from "./stretch.ts";
import { trim } from "./trim.ts";

/** Applies the steps in order. Only + − × ÷ and comparisons: the same bits on every JavaScript engine. */
export function applySteps(picture: Picture, steps: readonly FeatureStep[]): Picture {
  return steps.reduce(applyStep, picture);
}

function applyStep(picture: Picture, step: FeatureStep): Picture {
  const { rows, cols, values } = picture;
  switch (step.step) {
    case "trim":
      return trim(picture, step);
    case "fit":
      return makePicture(rows, step.cols, (row, col) => (col < cols ? values[row * cols + col]! : step.pad));
    case "stretch":
      return stretch(picture, step.cols);
    case "pool":
      return pool(picture, step);
    case "affine":
      return { rows, cols, values: values.map((value) => (value + step.add) / step.divide) };
    case "clamp":
      return { rows, cols, values: values.map((value) => Math.min(step.max, Math.max(step.min, value))) };
    case "center":
      return center(picture, step.over === "band" ? cols : rows * cols);
    case "bands": {
      const to = Math.min(step.to, rows);
      return { rows: Math.max(0, to - step.from), cols, values: values.slice(step.from * cols, to * cols) };
    }
    default:
      step satisfies never;
      return picture;
  }
}

/** Takes the mean away from each run of `length` values. */
function center({ rows, cols, values }: Picture, length: number): Picture {
  const centred = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += length) {
    let sum = 0;
    for (let i = start; i < start + length; i++) sum += values[i]!;
    const mean = sum / length;
    for (let i = start; i < start + length; i++) centred[i] = values[i]! - mean;
  }
  return { rows, cols, values: centred };
}
