import type { InputValues } from "../circuit/input.ts";
import { isField } from "../circuit/input.ts";
import { EzklError, ensureError } from "../errors.ts";
import { fromField } from "../values/quantise.ts";

/**
 * What onnxruntime gives for inputs, in float32, each output flat; `undefined` where the optional `onnxruntime-node` is not installed.
 *
 * @param source - named in errors
 * @throws EzklError `ONNX_INVALID` if onnxruntime does not read the model or fails on it
 */
export async function runOnnxruntime(
  onnx: Uint8Array,
  inputs: readonly InputValues[],
  source = "the ONNX",
): Promise<number[][] | undefined> {
  const runtime = await import("onnxruntime-node").catch(() => undefined);
  if (runtime === undefined) return undefined;
  const { InferenceSession, Tensor } = runtime;
  try {
    const session = await InferenceSession.create(onnx, {
      executionProviders: ["cpu"],
      intraOpNumThreads: 1,
      // Errors are thrown; nothing is to be printed.
      logSeverityLevel: 4,
    });
    try {
      const feeds = session.inputMetadata.map((input, index) => {
        if (!input.isTensor) throw new TypeError(`input "${input.name}" is no tensor`);
        const values = inputs[index] ?? [];
        const dims = input.shape.map(Number);
        // A field element has no place in a float32: what passes it through is for the circuit alone.
        const numbers = isField(values) ? values.map(() => 1) : Array.from(values);
        return [input.name, new Tensor(input.type, elementsOf(input.type, numbers) as never, dims)] as const;
      });
      const outputs = await session.run(Object.fromEntries(feeds));
      return session.outputNames.map((name) => Array.from(outputs[name]!.data as ArrayLike<number>, Number));
    } finally {
      await session.release();
    }
  } catch (cause) {
    throw new EzklError(
      "ONNX_INVALID",
      `onnxruntime does not run ${source}: ${ensureError(cause).message}`,
      "Export the model again.",
      { cause },
    );
  }
}

/** Numbers in the array that onnxruntime takes for an element type. */
function elementsOf(type: string, numbers: readonly number[]): ArrayLike<number | bigint> | boolean[] {
  switch (type) {
    case "float32":
      return Float32Array.from(numbers);
    case "float64":
      return Float64Array.from(numbers);
    case "int64":
      return BigInt64Array.from(numbers.map(BigInt));
    case "uint64":
      return BigUint64Array.from(numbers.map(BigInt));
    case "int32":
      return Int32Array.from(numbers);
    case "uint32":
      return Uint32Array.from(numbers);
    case "int16":
      return Int16Array.from(numbers);
    case "uint16":
      return Uint16Array.from(numbers);
    case "int8":
      return Int8Array.from(numbers);
    case "uint8":
    case "bool":
      return Uint8Array.from(numbers);
    default:
      throw new TypeError(`elements of type ${type} are not compared`);
  }
}

/** How far a circuit's output is from onnxruntime's. */
export interface OutputDifference {
  /** The largest difference of two elements. */
  largest: number;
  /** The largest element by onnxruntime. */
  magnitude: number;
}

/**
 * Compares the outputs of a witness with onnxruntime's.
 *
 * @param outputs - each output's field elements
 * @param scales - of each output
 */
export function differences(
  outputs: readonly (readonly bigint[])[],
  scales: readonly number[],
  reference: readonly (readonly number[])[],
): OutputDifference[] {
  return outputs.map((elements, index) => {
    const expected = reference[index] ?? [];
    if (expected.length !== elements.length) return { largest: Number.POSITIVE_INFINITY, magnitude: 0 };
    const numbers = elements.map((element) => fromField(element, scales[index]!));
    return {
      largest: largestOf(numbers.map((number, at) => Math.abs(number - expected[at]!))),
      magnitude: largestOf(expected.map(Math.abs)),
    };
  });
}

/** How far the default lets them be apart: a part of the largest element, or of 1. */
export const DEFAULT_TOLERANCE = 0.05;

/**
 * Refuses a circuit that computes something else than its model.
 *
 * @param ignored - outputs that pass field elements through, which onnxruntime cannot
 * @throws EzklError `ONNX_MISMATCH`
 */
export function checkDifferences(
  found: readonly OutputDifference[],
  tolerance = DEFAULT_TOLERANCE,
  ignored: ReadonlySet<number> = new Set(),
): void {
  for (const [index, { largest, magnitude }] of found.entries()) {
    if (ignored.has(index) || largest <= tolerance * Math.max(1, magnitude)) continue;
    throw new EzklError(
      "ONNX_MISMATCH",
      `Output ${index} of the circuit differs from onnxruntime's by up to ${largest}, its largest value is ${magnitude}.`,
      "Raise the scale; or allow the difference, if so much rounding is what you want.",
    );
  }
}

/** `NaN`, once there is one. */
function largestOf(values: readonly number[]): number {
  return values.reduce((largest, value) => (Number.isNaN(value) || value > largest ? value : largest), 0);
}
