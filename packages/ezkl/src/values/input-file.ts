import { encodeInput, type InputValues } from "../circuit/input.ts";
import { EzklError } from "../errors.ts";
import type { ModelInterface } from "../onnx/model.ts";
import { fromLittleEndianHex } from "../proof/field.ts";
import { parseNpy } from "./npy.ts";
import { type NamedTensors, type TensorValues, toInput, toInputs } from "./tensors.ts";

/**
 * Reads the inputs of a model from a file:
 *
 * - JSON by name, `{"pixels": [[0, 0.5], [1, 0]], "key": "0x…"}`: numbers, booleans, nested or flat; strings are field elements, in decimals or hex
 * - JSON as EZKL has it, `{"input_data": [[…], …]}`
 * - a bare JSON array, or `.npy`, where the model has one input
 *
 * @param source - the file's name, which tells `.npy` from JSON, and is named in errors
 * @throws EzklError `INPUT_INVALID`, `FIELD_INVALID`
 */
export function readInputFile(
  model: ModelInterface,
  bytes: Uint8Array,
  source = "input.json",
): InputValues[] {
  if (source.toLowerCase().endsWith(".npy")) {
    const { shape, values } = parseNpy(bytes, source);
    const [input] = model.inputs;
    if (model.inputs.length !== 1 || input === undefined) throw notOne(model, source);
    return [toInput(input, shape.length > 1 ? nest(values, shape) : values)];
  }
  const json = parseJson(bytes, source);
  if (Array.isArray(json)) {
    const [input] = model.inputs;
    if (model.inputs.length !== 1 || input === undefined) throw notOne(model, source);
    return [toInput(input, tensorOf(json, source))];
  }
  if (typeof json !== "object" || json === null) throw invalid(source, "it holds neither tensors nor names");
  if ("input_data" in json && !model.inputs.some(({ name }) => name === "input_data"))
    return fromInputData(model, json.input_data, source);
  const named = Object.entries(json).map(([name, value]) => [name, tensorOf(value, source)] as const);
  return toInputs(model, Object.fromEntries(named) as NamedTensors);
}

/** The text of EZKL's own `input.json` for inputs in a model's order. */
export function inputDataOf(inputs: readonly InputValues[]): string {
  return `${encodeInput(inputs)}\n`;
}

function fromInputData(model: ModelInterface, data: unknown, source: string): InputValues[] {
  const { inputs } = model;
  if (!Array.isArray(data) || data.length !== inputs.length)
    throw invalid(source, `input_data has no ${inputs.length} lists, one for each input`);
  return inputs.map((input, index) => toInput(input, tensorOf(data[index], source, fromLittleEndianHex)));
}

/** Checks that a parsed value is made of arrays, numbers, booleans and field elements only. */
function tensorOf(json: unknown, source: string, fromText: (text: string) => bigint = element): TensorValues {
  if (Array.isArray(json)) return json.map((part) => tensorOf(part, source, fromText));
  if (typeof json === "number" || typeof json === "boolean") return json;
  if (typeof json === "string") return fromText(json);
  throw invalid(source, `it has ${JSON.stringify(json)} where numbers are expected`);
}

function element(text: string): bigint {
  if (/^(0x[0-9a-fA-F]{1,64}|-?\d{1,78})$/.test(text)) return BigInt(text);
  throw new EzklError(
    "INPUT_INVALID",
    `"${text.slice(0, 70)}" is not a field element.`,
    'Write numbers without quotes, field elements as "0x…" or as decimals in quotes.',
  );
}

function nest(values: readonly number[], shape: readonly number[]): TensorValues {
  const [length = 0, ...rest] = shape;
  if (rest.length === 0) return values;
  const size = values.length / length;
  return Array.from({ length }, (_, index) => nest(values.slice(index * size, (index + 1) * size), rest));
}

function parseJson(bytes: Uint8Array, source: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw invalid(source, "it is not JSON", cause);
  }
}

function notOne({ inputs }: ModelInterface, source: string): EzklError {
  return invalid(
    source,
    `the model has ${inputs.length} inputs, ${inputs.map(({ name }) => name).join(", ")}`,
  );
}

function invalid(source: string, what: string, cause?: unknown): EzklError {
  return new EzklError(
    "INPUT_INVALID",
    `${source} does not hold the model's inputs: ${what}.`,
    'Write JSON by name, {"input": [values]}, or a .npy where the model has one input.',
    { cause },
  );
}
