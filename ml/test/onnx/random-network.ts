import { type Network, type NetworkShape, outputShape } from "../../src/judge/network.ts";
import { makeRandom } from "../../src/judge/train/random.ts";

/** A seeded network with float32 weights of the size that training starts from. */
export function randomNetwork(shape: NetworkShape, seed: number): Network {
  const random = makeRandom(seed);
  const taps = shape.kernel[0] * shape.kernel[1];
  const { units } = outputShape(shape);
  const draw = (length: number, bound: number) =>
    Float64Array.from({ length }, () => Math.fround(random.between(-bound, bound)));
  return {
    shape,
    weights: {
      convWeight: draw(shape.channels * taps, 1 / Math.sqrt(taps)),
      convBias: draw(shape.channels, 0.5),
      linearWeight: draw(units, 1 / Math.sqrt(units)),
      linearBias: draw(1, 0.5),
    },
  };
}

/** A seeded input with values in [-2.5, 2.5). */
export function randomInput({ rows, cols }: NetworkShape, seed: number): Float64Array {
  const random = makeRandom(seed);
  return Float64Array.from({ length: rows * cols }, () => random.between(-2.5, 2.5));
}

/** As a test's name tells it. */
export function shapeName(shape: NetworkShape): string {
  const { rows, cols, channels, kernel, stride, operator } = shape;
  return `x=[1,1,${rows},${cols}] c=${channels} ${operator ?? `k=[${kernel}] s=[${stride}]`}`;
}
