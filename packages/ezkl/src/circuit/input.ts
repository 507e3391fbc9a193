import { z } from "zod";
import { EzklError } from "../errors.ts";
import { fromLittleEndianHex, toLittleEndianHex } from "../proof/field.ts";

/** What goes into the circuit. */
export interface CircuitInput {
  /** Who is paid, a field element that passes through unchanged. */
  key: bigint;
  /** The picture, `rows × cols` real numbers, row-major. */
  x: Float64Array;
}

const inputSchema = z.object({
  input_data: z.tuple([z.tuple([z.string()]), z.array(z.number()).min(1)]),
});

/**
 * Writes `input.json`. The key is hex, little-endian: EZKL reads a JSON number as a double, which would lose its digits.
 *
 * @throws EzklError `KEY_INVALID` for a key that is no field element, `INPUT_INVALID` for an x that is not finite
 */
export function encodeInput({ key, x }: { key: bigint; x: ArrayLike<number> }): string {
  const values = Array.from(x);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new EzklError(
      "INPUT_INVALID",
      `Value ${bad} of x is ${values[bad]}.`,
      "Score a recording whose samples are finite.",
    );
  }
  return JSON.stringify({ input_data: [[toLittleEndianHex(key)], values] });
}

/** Reads `input.json`; throws `INPUT_INVALID` if it is not one of ours. */
export function parseInput(text: string, source = "input.json"): CircuitInput {
  try {
    const [[key], x] = inputSchema.parse(JSON.parse(text)).input_data;
    return { key: fromLittleEndianHex(key), x: Float64Array.from(x) };
  } catch (cause) {
    throw new EzklError(
      "INPUT_INVALID",
      `${source} is not an input of the circuit: {"input_data": [[key as 64 hex digits], [values of x]]}.`,
      "Write it again with idol:export.",
      { cause },
    );
  }
}
