import type { InputValues } from "../circuit/input.ts";
import { EzklError } from "../errors.ts";
import type { ModelInput, ModelInterface } from "../onnx/model.ts";
import { FIELD_MODULUS } from "../proof/field.ts";

/** A tensor as people write it: one value, values in row-major order, or nested arrays; `bigint`s are field elements as they are. */
export type TensorValues = number | bigint | boolean | ArrayLike<number> | readonly TensorValues[];

/** A tensor for each input, by the input's name. */
export type NamedTensors = Readonly<Record<string, TensorValues>>;

/** What an input's values must be, in words. */
const KINDS = {
  float: "finite numbers",
  integer: "whole numbers, since the model takes integers",
  boolean: "true and false, or 0 and 1, since the model takes booleans",
} as const;

/**
 * Brings tensors into the order of a model's inputs, flat, and checks them against its shapes and types.
 *
 * @throws EzklError `INPUT_INVALID` naming the input and the value at fault, `FIELD_INVALID`
 */
export function toInputs({ inputs }: ModelInterface, tensors: NamedTensors): InputValues[] {
  const names = inputs.map(({ name }) => name);
  const unknown = Object.keys(tensors).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw invalid(`The model has no input "${unknown}".`, `Its inputs are ${names.join(", ")}.`);
  return inputs.map((input) => {
    const tensor = Object.hasOwn(tensors, input.name) ? tensors[input.name] : undefined;
    if (tensor === undefined)
      throw invalid(`There are no values for input "${input.name}".`, `The inputs are ${names.join(", ")}.`);
    return toInput(input, tensor);
  });
}

/** Checks and flattens the tensor of one input. @throws EzklError `INPUT_INVALID`, `FIELD_INVALID` */
export function toInput(input: ModelInput, tensor: TensorValues): InputValues {
  const { name, shape } = input;
  const size = shape.reduce((product, dim) => product * dim, 1);
  const { values, found } = flatten(tensor);
  const isShape =
    found === undefined || sameShape(found, shape) || (found.length === 1 && values.length === size);
  if (values.length !== size || !isShape) {
    const has =
      found === undefined ? "one value or rows of different lengths" : `shape [${found.join(", ")}]`;
    throw invalid(
      `Input "${name}" has ${has} and ${values.length} values, the model takes [${shape.join(", ")}].`,
      `Give ${size} values, flat in row-major order or nested as the shape is.`,
    );
  }
  if (values.some((value) => typeof value === "bigint")) return fieldElements(name, values);
  const bad = values.findIndex((value) => !fits(Number(value), input));
  if (bad < 0) return Float64Array.from(values, Number);
  throw invalid(`Value ${bad} of input "${name}" is ${values[bad]}.`, `Give ${KINDS[input.kind]}.`);
}

function fits(value: number, { kind }: ModelInput): boolean {
  if (!Number.isFinite(value)) return false;
  return (
    kind === "float" || (Number.isSafeInteger(value) && (kind === "integer" || value === 0 || value === 1))
  );
}

function fieldElements(name: string, values: readonly (number | bigint | boolean)[]): bigint[] {
  return values.map((value, index) => {
    if (typeof value !== "bigint")
      throw invalid(
        `Input "${name}" mixes numbers and field elements at value ${index}.`,
        "Give either numbers, which are scaled, or bigints, which are taken as they are.",
      );
    if (value < FIELD_MODULUS && value > -FIELD_MODULUS) return value < 0n ? value + FIELD_MODULUS : value;
    throw new EzklError(
      "FIELD_INVALID",
      `Value ${index} of input "${name}" is ${value}, beyond the field that the circuit counts in.`,
      "Give a number between -r and r, with r the order of BN254's scalar field.",
    );
  });
}

/** The values in row-major order; their shape, where they are nested evenly. */
function flatten(tensor: TensorValues): {
  values: (number | bigint | boolean)[];
  found: number[] | undefined;
} {
  if (typeof tensor !== "object") return { values: [tensor], found: undefined };
  const parts = Array.from(tensor as ArrayLike<TensorValues>);
  if (parts.every((part) => typeof part !== "object"))
    return { values: parts as (number | bigint | boolean)[], found: [parts.length] };
  const inner = parts.map(flatten);
  const values = inner.flatMap((part) => part.values);
  const first = inner[0]!.found;
  const isEven = inner.every(
    ({ found }) => found !== undefined && first !== undefined && sameShape(found, first),
  );
  return { values, found: isEven ? [parts.length, ...first!] : [parts.length, -1] };
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((dim, axis) => dim === b[axis]);
}

function invalid(message: string, remedy: string): EzklError {
  return new EzklError("INPUT_INVALID", message, remedy);
}
