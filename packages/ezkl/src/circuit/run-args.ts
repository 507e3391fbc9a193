import { EzklError } from "../errors.ts";
import type { CircuitParameters } from "./parameters.ts";

/**
 * High enough that no product is ever rescaled: EZKL's rescaling division admits two answers, exact integers only one.
 */
export const SCALE_REBASE_MULTIPLIER = 100;

/** EZKL's run arguments, under its own names. */
export interface RunArgs {
  input_visibility: "private";
  param_visibility: "fixed";
  output_visibility: "public";
  input_scale: number;
  param_scale: number;
  scale_rebase_multiplier: number;
  num_inner_cols: number;
  decomp_base: number;
  decomp_legs: number;
  logrows: number;
  ignore_range_check_inputs_outputs: true;
}

/** The engine in WebAssembly computes `decomp_base ^ (decomp_legs - 1)` in 32 bits. */
const LARGEST_LEG = 2n ** 32n;

/**
 * The run arguments of a circuit: input private, weights fixed in the key (EZKL's default would let the prover choose them),
 * output public, and no range check on inputs and outputs, which a 160-bit address would fail.
 *
 * @throws EzklError `CIRCUIT_RANGE` for a decomposition that the embedded prover could not compute
 */
export function runArgs(parameters: CircuitParameters): RunArgs {
  const { scale, decompBase, decompLegs, numInnerCols, logrows } = parameters;
  if (BigInt(decompBase) ** BigInt(decompLegs - 1) >= LARGEST_LEG) {
    throw new EzklError(
      "CIRCUIT_RANGE",
      `A decomposition with base ${decompBase} and ${decompLegs} legs overflows the WASM prover: base^(legs - 1) must be below 2^32.`,
      "Give the circuit a smaller base or fewer legs.",
    );
  }
  return {
    input_visibility: "private",
    param_visibility: "fixed",
    output_visibility: "public",
    input_scale: scale,
    param_scale: scale,
    scale_rebase_multiplier: SCALE_REBASE_MULTIPLIER,
    num_inner_cols: numInnerCols,
    decomp_base: decompBase,
    decomp_legs: decompLegs,
    logrows,
    ignore_range_check_inputs_outputs: true,
  };
}
