import { forEachTap, makeTwin, outputShape, reluInputs, scoreInteger } from "@idol/ml/judge";
import type { Judge } from "@idol/ml/judges";

/** Steps after which a judge that cannot be climbed is given up. */
const MAX_STEPS = 200;

/**
 * Finds an input with a score, from the judge's public weights alone: no recording, no audio, a few lines of linear algebra. Uphill along
 * the gradient of y = linear(relu(conv(x))), which is constant while the same relus are open, in steps that double while they help.
 *
 * @param target - in instance units
 * @returns `rows × cols` values whose score by the integer twin is at least the target
 */
export function forgeInput({ network, config }: Judge, target: bigint): Float64Array {
  const { shape, weights } = network;
  const { outRows, outCols, units } = outputShape(shape);
  const twin = makeTwin(network, config.quantisation);
  let x: Float64Array = new Float64Array(shape.rows * shape.cols);
  let score = scoreInteger(twin, x);
  let step = 1;
  for (let count = 0; count < MAX_STEPS; count++) {
    if (score >= target) return x;
    const open = reluInputs(twin, x).map((input) => input > 0n);
    const helps = weights.linearWeight.some((weight) => weight > 0);
    // At first, ask for the units that help, whether they are open or not.
    const wanted = count === 0 && helps ? Array.from(weights.linearWeight, (weight) => weight > 0) : open;
    const gradient = new Float64Array(x.length);
    forEachTap(shape, (unit, weightIndex, inputIndex) => {
      if (wanted[unit])
        gradient[inputIndex]! += weights.linearWeight[unit]! * weights.convWeight[weightIndex]!;
    });
    const length = Math.hypot(...gradient);
    const next = x.map((value, index) => value + (step * gradient[index]!) / length);
    const found = scoreInteger(twin, next);
    step *= found > score ? 2 : 1 / 4;
    if (found > score) [x, score] = [next, found];
  }
  throw new Error(`no input of ${units} relus (${outRows}×${outCols}) was found for ${target}`);
}
