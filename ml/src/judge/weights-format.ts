import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { checkJson } from "@idol/ezkl/json";
import { z } from "zod";
import { IdolError } from "../errors.ts";
import { type NetworkShape, type NetworkWeights, outputShape } from "./network.ts";

const numbers = z.array(z.number());

const weightsSchema = z.strictObject({
  convWeight: numbers,
  convBias: numbers,
  linearWeight: numbers,
  linearBias: numbers,
});

/** Nine significant digits name every float32 (IEEE 754, 5.12.2). */
const DIGITS = 9;

/** `weights.json`: the float32 weights as decimal numbers, row-major, in the order of `NetworkWeights`. */
export function formatWeights(weights: NetworkWeights): string {
  const list = (values: Float64Array) =>
    `[${Array.from(values, (value) => Number(Math.fround(value).toPrecision(DIGITS))).join(", ")}]`;
  const { convWeight, convBias, linearWeight, linearBias } = weights;
  return [
    "{",
    `  "convWeight": ${list(convWeight)},`,
    `  "convBias": ${list(convBias)},`,
    `  "linearWeight": ${list(linearWeight)},`,
    `  "linearBias": ${list(linearBias)}`,
    "}",
    "",
  ].join("\n");
}

/**
 * The weights in the content of a `weights.json`.
 *
 * @throws IdolError `JUDGE_INVALID` if a list is missing or has not as many numbers as the shape needs
 */
export function parseWeights(value: unknown, shape: NetworkShape): NetworkWeights {
  const weights = readWeights(value);
  const expected = {
    convWeight: shape.channels * shape.kernel[0] * shape.kernel[1],
    convBias: shape.channels,
    linearWeight: outputShape(shape).units,
    linearBias: 1,
  };
  const read = (part: keyof NetworkWeights) => {
    const found = weights[part];
    if (found.length === expected[part]) return Float64Array.from(found, Math.fround);
    throw invalid(
      `weights.json has ${found.length} numbers in ${part}, the network needs ${expected[part]}.`,
    );
  };
  return {
    convWeight: read("convWeight"),
    convBias: read("convBias"),
    linearWeight: read("linearWeight"),
    linearBias: read("linearBias"),
  };
}

function readWeights(value: unknown): z.infer<typeof weightsSchema> {
  try {
    return checkJson(value, weightsSchema);
  } catch (cause) {
    throw invalid(`weights.json: ${ensureError(cause).message}.`, cause);
  }
}

function invalid(message: string, cause?: unknown): CodedError {
  return new IdolError("JUDGE_INVALID", message, "Restore the judge's folder, or train it again.", {
    cause,
  });
}
