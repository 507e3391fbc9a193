import type { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../errors.ts";
import type { Quantisation } from "./config.ts";
import { forEachTap, type Network, type NetworkShape, outputShape } from "./network.ts";
import { quantise } from "./quantise.ts";

/**
 * The circuit as an integer model: the same numbers as EZKL's witness, exactly.
 *
 * Inputs and weights stand at `2^scale`, the convolution's output and its bias at `2^(2·scale)`, the score and the linear
 * bias at `2^(3·scale)`; nothing is rescaled on the way, so only the quantisation of inputs and weights rounds. EZKL takes
 * x and weights through float32 first, as the ONNX declares them, and so does this.
 */
export interface Twin {
  shape: NetworkShape;
  scale: number;
  /** A relu input v has a proof only while `|v| < reluBound` (`base^legs` of the decomposition). */
  reluBound: bigint;
  convWeight: readonly bigint[];
  convBias: readonly bigint[];
  linearWeight: readonly bigint[];
  linearBias: bigint;
}

/** The scale of a score in instance units: what a score of 1 is, is `2^scoreScale`. */
export function scoreScale(scale: number): number {
  return 3 * scale;
}

/** Quantises a network as EZKL quantises its ONNX. */
export function makeTwin({ shape, weights }: Network, quantisation: Quantisation): Twin {
  const { scale, decompBase, decompLegs } = quantisation;
  const integers = (values: Float64Array, at: number) =>
    Array.from(values, (v) => quantise(Math.fround(v), at));
  return {
    shape,
    scale,
    reluBound: BigInt(decompBase) ** BigInt(decompLegs),
    convWeight: integers(weights.convWeight, scale),
    convBias: integers(weights.convBias, 2 * scale),
    linearWeight: integers(weights.linearWeight, scale),
    linearBias: quantise(Math.fround(weights.linearBias[0]!), scoreScale(scale)),
  };
}

/**
 * The score of x in instance units, `2^(3·scale)` for a score of 1.
 *
 * @param x - `rows × cols` values, row-major
 * @throws IdolError `CIRCUIT_RANGE` if a relu input lies beyond what the circuit can decompose: then no proof exists
 */
export function scoreInteger(twin: Twin, x: ArrayLike<number>): bigint {
  const { shape, linearWeight } = twin;
  let score = twin.linearBias;
  for (const [unit, value] of reluInputs(twin, x).entries()) {
    if (value >= twin.reluBound || -value >= twin.reluBound)
      throw outOfRange(unit, value, twin.reluBound, shape);
    if (value > 0n) score += linearWeight[unit]! * value;
  }
  return score;
}

/** The inputs of the relus, unit by unit, at `2^(2·scale)`. */
export function reluInputs(twin: Twin, x: ArrayLike<number>): bigint[] {
  const { shape } = twin;
  const integers = Array.from(x, (value) => quantise(Math.fround(value), twin.scale));
  const { outRows, outCols, units } = outputShape(shape);
  const sums = Array.from(
    { length: units },
    (_, unit) => twin.convBias[Math.floor(unit / (outRows * outCols))]!,
  );
  forEachTap(shape, (unit, weightIndex, inputIndex) => {
    sums[unit]! += twin.convWeight[weightIndex]! * integers[inputIndex]!;
  });
  return sums;
}

/** The lowest and the highest score for which a proof can exist, whatever x is, in instance units. */
export function scoreRange(twin: Twin): { lowest: bigint; highest: bigint } {
  const largest = twin.reluBound - 1n;
  let lowest = twin.linearBias;
  let highest = twin.linearBias;
  for (const weight of twin.linearWeight) {
    if (weight < 0n) lowest += weight * largest;
    else highest += weight * largest;
  }
  return { lowest, highest };
}

function outOfRange(unit: number, value: bigint, bound: bigint, { rows, cols }: NetworkShape): CodedError {
  return new IdolError(
    "CIRCUIT_RANGE",
    `Relu ${unit} of this ${rows}×${cols} judge gets ${value}, but the circuit holds only values between ±${bound}.`,
    "Score another recording; if it happens often, build the circuit with a larger decomposition base or more legs.",
  );
}
