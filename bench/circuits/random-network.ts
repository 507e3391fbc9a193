import { type Network, outputShape } from "@idol/ml/judge";
import { makeRandom } from "@idol/ml/training";

/** An input's size and how many relu units look at the whole of it: the form of the default judge. */
export interface Size {
  rows: number;
  cols: number;
  units: number;
}

/** Rows of the default judge's inputs. */
const ROWS = 15;

/** `units` relu units over inputs of `inputs` values, a multiple of 15. */
export function sizeOf(units: number, inputs: number): Size {
  return { rows: ROWS, cols: inputs / ROWS, units };
}

/** A seeded network of a size, with weights as training starts from them, and an input for it. Costs do not depend on either. */
export function randomCircuit(
  { rows, cols, units: channels }: Size,
  seed: number,
): { network: Network; x: Float64Array } {
  const random = makeRandom(seed);
  const draw = (length: number, bound: number) =>
    Float64Array.from({ length }, () => Math.fround(random.between(-bound, bound)));
  const shape = { rows, cols, channels, kernel: [rows, cols], stride: [rows, cols] } as const;
  const { units } = outputShape(shape);
  const weights = {
    convWeight: draw(channels * rows * cols, 1 / Math.sqrt(rows * cols)),
    convBias: draw(channels, 0.5),
    linearWeight: draw(units, 1 / Math.sqrt(units)),
    linearBias: draw(1, 0.5),
  };
  return { network: { shape, weights }, x: draw(rows * cols, 2.5) };
}
