import { EzklError } from "../errors.ts";
import type { BuildParameters } from "./parameters.ts";
import { DEFAULT_VISIBILITY, type Visibility } from "./visibility.ts";

/**
 * High enough that no product is ever rescaled: EZKL's rescaling division admits two answers, exact integers only one.
 */
export const SCALE_REBASE_MULTIPLIER = 100;

/** Where divisions are allowed: EZKL's own, which brings each product back to the scale of its inputs. */
const INEXACT_REBASE_MULTIPLIER = 1;

/** The smallest SRS that EZKL publishes. */
export const LEAST_LOGROWS = 8;

/** Where a circuit shall take the rows that it needs: those of the largest published SRS, before calibration shrinks them. */
const MOST_LOGROWS = 20;

/** EZKL's run arguments, under its own names. */
export interface RunArgs {
  input_visibility: Visibility["inputs"];
  param_visibility: Visibility["params"];
  output_visibility: Visibility["outputs"];
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
 * The run arguments of a circuit, by default those of the safest: input private, weights fixed in the key (EZKL's default would let the prover
 * choose them), output public. No range check on inputs and outputs, which a 160-bit address would fail.
 *
 * @throws EzklError `CIRCUIT_RANGE` for a decomposition that the embedded prover could not compute
 */
export function runArgs(parameters: BuildParameters): RunArgs {
  const { scale, decompBase, decompLegs, numInnerCols, logrows = MOST_LOGROWS } = parameters;
  const { inputs, params, outputs } = parameters.visibility ?? DEFAULT_VISIBILITY;
  if (BigInt(decompBase) ** BigInt(decompLegs - 1) >= LARGEST_LEG) {
    throw new EzklError(
      "CIRCUIT_RANGE",
      `A decomposition with base ${decompBase} and ${decompLegs} legs overflows the WASM prover: base^(legs - 1) must be below 2^32.`,
      "Give the circuit a smaller base or fewer legs.",
    );
  }
  return {
    input_visibility: inputs,
    param_visibility: params,
    output_visibility: outputs,
    input_scale: scale,
    param_scale: scale,
    scale_rebase_multiplier: rebaseMultiplier(parameters),
    num_inner_cols: numInnerCols,
    decomp_base: decompBase,
    decomp_legs: decompLegs,
    logrows,
    ignore_range_check_inputs_outputs: true,
  };
}

/** At which multiple of its scale EZKL divides a value. */
export function rebaseMultiplier({ exact = true }: BuildParameters): number {
  return exact ? SCALE_REBASE_MULTIPLIER : INEXACT_REBASE_MULTIPLIER;
}
