import type { InputValues } from "@idol/ezkl";
import { EzklError } from "@idol/ezkl/errors";
import { FIELD_MODULUS } from "@idol/ezkl/proof";
import type { TensorInfo } from "./read-onnx.ts";

/** Numbers in the shape of a tensor, or flat. */
export type Nested = number | ArrayLike<number> | readonly Nested[];

/** The values of one input: numbers, nested or flat, or field elements, which are taken as they are. */
export type TensorValues = Nested | readonly bigint[] | bigint;

/** The values of a model's inputs by name; or those of its only input. */
export type ModelValues = Readonly<Record<string, TensorValues>>;

/**
 * Brings the values of all inputs into the model's order, flat.
 *
 * @throws EzklError `INPUT_INVALID` naming the input, and what is wrong with it
 */
export function orderInputs(inputs: readonly TensorInfo[], values: ModelValues): InputValues[] {
  const unknown = Object.keys(values).find((name) => !inputs.some((input) => input.name === name));
  if (unknown !== undefined) {
    const names = inputs.map(({ name }) => `"${name}"`).join(", ");
    throw invalid(`The model has no input "${unknown}"`, `Its inputs are ${names}.`);
  }
  return inputs.map((input) => {
    const given = values[input.name];
    if (given === undefined)
      throw invalid(`Input "${input.name}" is missing`, "Give the values of every input.");
    return flatten(input, given);
  });
}

function flatten({ name, shape }: TensorInfo, values: TensorValues): InputValues {
  const size = shape.reduce((product, axis) => product * axis, 1);
  const flat: (number | bigint)[] = [];
  const take = (value: unknown, depth: number): void => {
    if (typeof value === "number" || typeof value === "bigint") flat.push(value);
    else if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
      const list = value as ArrayLike<unknown>;
      const nested = depth < shape.length && Array.isArray(list[0]);
      if (nested && list.length !== shape[depth])
        throw invalid(
          `Axis ${depth} of input "${name}" has ${list.length} entries`,
          `Its shape is [${shape.join(", ")}]; a flat list of ${size} values is taken, too.`,
        );
      for (let index = 0; index < list.length; index++) take(list[index], depth + 1);
    } else {
      throw invalid(
        `Input "${name}" has ${describe(value)} among its values`,
        "Give numbers, or field elements as bigints.",
      );
    }
  };
  take(values, 0);
  if (flat.length !== size)
    throw invalid(
      `Input "${name}" has ${flat.length} values`,
      `Its shape is [${shape.join(", ")}], ${size} values.`,
    );
  return typeof flat[0] === "bigint" ? elements(name, flat) : numbers(name, flat);
}

function numbers(name: string, values: readonly (number | bigint)[]): Float64Array {
  const bad = values.findIndex((value) => typeof value !== "number" || !Number.isFinite(value));
  if (bad >= 0)
    throw invalid(`Value ${bad} of input "${name}" is ${values[bad]}`, "Give finite numbers only.");
  return Float64Array.from(values as number[]);
}

function elements(name: string, values: readonly (number | bigint)[]): bigint[] {
  const bad = values.findIndex((value) => typeof value !== "bigint" || value < 0n || value >= FIELD_MODULUS);
  if (bad >= 0)
    throw invalid(
      `Value ${bad} of input "${name}" is ${values[bad]}, no field element`,
      "Give bigints from 0 to below the field's modulus only; of a negative number v it is modulus + v.",
    );
  return values as bigint[];
}

function describe(value: unknown): string {
  return value === null
    ? "null"
    : typeof value === "string"
      ? JSON.stringify(value.slice(0, 20))
      : typeof value;
}

function invalid(message: string, remedy: string): EzklError {
  return new EzklError("INPUT_INVALID", `${message}.`, remedy);
}
