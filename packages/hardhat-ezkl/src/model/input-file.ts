import { readFile } from "node:fs/promises";
import type { InputValues } from "@idol/ezkl";
import { parseInput } from "@idol/ezkl/circuit";
import { EzklError } from "@idol/ezkl/errors";
import { PluginError } from "../errors.ts";
import type { TensorInfo } from "./read-onnx.ts";
import { type ModelValues, orderInputs, type TensorValues } from "./values.ts";

/**
 * Reads an input file: `{"pixels": [...]}` by the inputs' names, nested or flat, field elements as 0x-hex strings; or EZKL's own
 * `{"input_data": [[...], ...]}`.
 *
 * @throws PluginError `FILE_MISSING`; EzklError `INPUT_INVALID` naming the file and the input
 */
export async function readInputFile(path: string, inputs: readonly TensorInfo[]): Promise<InputValues[]> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new PluginError(
      "FILE_MISSING",
      `There is no input file at ${path}.`,
      "Give the path of a JSON file with the inputs.",
      {
        cause,
      },
    );
  });
  try {
    return orderInputs(inputs, valuesOf(text, inputs));
  } catch (thrown) {
    if (!(thrown instanceof EzklError)) throw thrown;
    throw new EzklError(thrown.code, `${path}: ${thrown.message}`, thrown.remedy, { cause: thrown });
  }
}

function valuesOf(text: string, inputs: readonly TensorInfo[]): ModelValues {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new EzklError("INPUT_INVALID", "It is not JSON.", 'Write {"input name": [values], …}.', { cause });
  }
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new EzklError("INPUT_INVALID", "It is not a JSON object.", 'Write {"input name": [values], …}.');
  if ("input_data" in json && !inputs.some(({ name }) => name === "input_data")) {
    const values = parseInput(text);
    if (values.length !== inputs.length)
      throw new EzklError(
        "INPUT_INVALID",
        `"input_data" has ${values.length} lists, the model ${inputs.length} inputs.`,
        "Give a list of values for each input, in the model's order.",
      );
    return Object.fromEntries(inputs.map(({ name }, index) => [name, values[index]!]));
  }
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, elementsOf(value)]));
}

/** JSON has no bigints: an element is a string, `0x…`. */
function elementsOf(value: unknown): TensorValues {
  if (Array.isArray(value)) return value.map(elementsOf) as TensorValues;
  if (typeof value === "string" && /^0x[0-9a-fA-F]{1,64}$/.test(value)) return BigInt(value);
  return value as TensorValues;
}
