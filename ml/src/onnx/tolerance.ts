import { forward, type Network } from "../judge/network.ts";

/** float32 against double precision, over a few hundred products. */
const RELATIVE_TOLERANCE = 1e-4;

/**
 * How far onnxruntime's score of an input may be from the network's: 1e-4 of 1 or of what is summed, whichever is more. Large
 * terms that cancel leave a small score with their large rounding.
 */
export function scoreTolerance({ shape, weights }: Network, x: ArrayLike<number>): number {
  const sizes = {
    ...weights,
    linearWeight: weights.linearWeight.map(Math.abs),
    linearBias: weights.linearBias.map(Math.abs),
  };
  return RELATIVE_TOLERANCE * Math.max(1, forward({ shape, weights: sizes }, x));
}
