import * as ezkl from "@idol/ezkl/circuit";
import { IdolError } from "../errors.ts";

/** What goes into a judge's circuit. */
export interface JudgeInput {
  /** Who is paid, a field element that passes through unchanged. */
  key: bigint;
  /** The features, `rows × cols` real numbers, row-major. */
  x: ArrayLike<number>;
}

/** A judge's inputs in the network's order. */
export function circuitInputs({ key, x }: JudgeInput): readonly ezkl.InputValues[] {
  return [[key], x];
}

/** Writes `input.json`. @throws EzklError as ezkl's `encodeInput` */
export function encodeInput(input: JudgeInput): string {
  return ezkl.encodeInput(circuitInputs(input));
}

/** Reads `input.json`; throws `INPUT_INVALID` if it is not a judge's. */
export function parseInput(text: string, source = "input.json"): { key: bigint; x: Float64Array } {
  const [keys, x, ...rest] = ezkl.parseInput(text, source);
  const key = keys?.[0];
  if (keys?.length === 1 && typeof key === "bigint" && x instanceof Float64Array && rest.length === 0)
    return { key, x };
  throw new IdolError(
    "INPUT_INVALID",
    `${source} is not a judge's input: {"input_data": [[key as 64 hex digits], [values of x]]}.`,
    "Export the judge again.",
  );
}
