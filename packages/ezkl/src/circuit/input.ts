import { z } from "zod";
import { EzklError, ensureError } from "../errors.ts";
import { readJson } from "../json.ts";
import { fromLittleEndianHex, toLittleEndianHex } from "../proof/field.ts";

/** The values of one input: real numbers, which EZKL scales, or field elements, which it takes as they are. */
export type InputValues = ArrayLike<number> | readonly bigint[];

const inputSchema = z.object({
  input_data: z.array(z.union([z.array(z.string()).min(1), z.array(z.number()).min(1)])).min(1),
});

/**
 * Writes EZKL's `input.json`. Field elements are hex, little-endian: EZKL reads a JSON number as a double, which would lose digits.
 *
 * @throws EzklError `FIELD_INVALID` for what is no field element, `INPUT_INVALID` for a number that is not finite
 */
export function encodeInput(inputs: readonly InputValues[]): string {
  return JSON.stringify({ input_data: inputs.map(encodeValues) });
}

function encodeValues(values: InputValues, input: number): string[] | number[] {
  if (isField(values)) return values.map(toLittleEndianHex);
  const numbers = Array.from(values);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return numbers;
  throw new EzklError(
    "INPUT_INVALID",
    `Value ${bad} of input ${input} is ${numbers[bad]}.`,
    "Give finite numbers.",
  );
}

/** Whether an input's values are field elements. */
export function isField(values: InputValues): values is readonly bigint[] {
  return typeof values[0] === "bigint";
}

/** Reads `input.json`; throws `INPUT_INVALID` if it is not one. */
export function parseInput(text: string, source = "input.json"): (Float64Array | bigint[])[] {
  try {
    return readJson(text, inputSchema).input_data.map((values) =>
      typeof values[0] === "string"
        ? (values as string[]).map(fromLittleEndianHex)
        : Float64Array.from(values as number[]),
    );
  } catch (cause) {
    throw new EzklError(
      "INPUT_INVALID",
      `${source} is not an input of a circuit: {"input_data": [[values], …]}, field elements as 64 hex digits. ${ensureError(cause).message}.`,
      "Write it again.",
      { cause },
    );
  }
}
