import { z } from "zod";
import { EzklError, ensureError } from "../errors.ts";
import { readJson } from "../json.ts";
import { type BuildParameters, type CircuitInterface, RESERVED_ROWS } from "./parameters.ts";
import { rebaseMultiplier } from "./run-args.ts";
import { sortKeys } from "./sort-keys.ts";
import { DEFAULT_VISIBILITY, inSettings } from "./visibility.ts";

/** EZKL's `settings.json`, as far as this project reads it; what else is in it is kept. */
const settingsSchema = z.looseObject({
  run_args: z.looseObject({
    input_scale: z.int(),
    param_scale: z.int(),
    scale_rebase_multiplier: z.int(),
    logrows: z.int(),
    num_inner_cols: z.int(),
    input_visibility: z.unknown(),
    param_visibility: z.unknown(),
    output_visibility: z.unknown(),
    commitment: z.string(),
    decomp_base: z.int(),
    decomp_legs: z.int(),
    ignore_range_check_inputs_outputs: z.boolean(),
  }),
  num_rows: z.int(),
  total_assignments: z.int(),
  model_instance_shapes: z.array(z.array(z.int())),
  model_input_scales: z.array(z.int()),
  model_output_scales: z.array(z.int()),
  num_shuffles: z.int(),
  required_lookups: z.array(z.unknown()),
  required_range_checks: z.array(z.unknown()),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Reads the text of a `settings.json`; throws `ARTEFACT_INVALID` if it is not EZKL's. */
export function parseSettings(text: string, source = "settings.json"): Settings {
  try {
    return readJson(text, settingsSchema);
  } catch (cause) {
    throw new EzklError(
      "ARTEFACT_INVALID",
      `${source} is not a settings file of EZKL 21: ${ensureError(cause).message}.`,
      "Build the circuit again.",
      { cause },
    );
  }
}

/**
 * Settings without what differs between equal builds: no time, sets (required lookups and range checks) sorted, keys sorted.
 * EZKL takes them as they are, and then makes the same compiled circuit byte for byte.
 */
export function normaliseSettings(settings: Settings): Settings {
  const { required_lookups, required_range_checks } = settings;
  return sortKeys({
    ...settings,
    timestamp: null,
    required_lookups: sortSet(required_lookups),
    required_range_checks: sortSet(required_range_checks),
  });
}

/** The canonical text that a circuit's hash covers: `normaliseSettings` without timestamp and version, no white space. */
export function canonicalSettings(settings: Settings): string {
  const { timestamp: _, version: __, ...rest } = normaliseSettings(settings);
  return JSON.stringify(rest);
}

/**
 * Checks that settings are those of a circuit's parameters and keep its promises: who sees what (by default input private, weights fixed, outputs
 * public), nothing rescaled or looked up in a table where it is exact, the whole circuit within its rows.
 *
 * @throws EzklError `ARTEFACT_INVALID` naming the first setting at fault, `CIRCUIT_RANGE` if the rows do not fit
 */
export function checkSettings(
  settings: Settings,
  parameters: BuildParameters,
  circuit?: CircuitInterface,
): void {
  const { scale, decompBase, decompLegs, numInnerCols, exact = true } = parameters;
  const { inputs, params, outputs } = parameters.visibility ?? DEFAULT_VISIBILITY;
  const { run_args: args, model_input_scales, model_output_scales, model_instance_shapes } = settings;
  const expected: [string, unknown, unknown][] = [
    ["run_args.input_visibility", args.input_visibility, inSettings(inputs)],
    ["run_args.param_visibility", args.param_visibility, inSettings(params)],
    ["run_args.output_visibility", args.output_visibility, inSettings(outputs)],
    // EZKL scales no integers.
    ["run_args.input_scale", args.input_scale, model_input_scales.every((own) => own === 0) ? 0 : scale],
    ["run_args.param_scale", args.param_scale, scale],
    ["run_args.scale_rebase_multiplier", args.scale_rebase_multiplier, rebaseMultiplier(parameters)],
    ["run_args.num_inner_cols", args.num_inner_cols, numInnerCols],
    ["run_args.decomp_base", args.decomp_base, decompBase],
    ["run_args.decomp_legs", args.decomp_legs, decompLegs],
    ["run_args.commitment", args.commitment, "KZG"],
    ["run_args.ignore_range_check_inputs_outputs", args.ignore_range_check_inputs_outputs, true],
  ];
  if (circuit !== undefined) {
    expected.push(
      ["model_input_scales", model_input_scales, circuit.inputScales],
      ["model_output_scales", model_output_scales, circuit.outputs.map((output) => output.scale)],
      ["model_instance_shapes", model_instance_shapes, circuit.outputs.map(({ shape }) => shape)],
    );
  }
  for (const [name, found, wanted] of expected) {
    if (JSON.stringify(found) === JSON.stringify(wanted)) continue;
    throw new EzklError(
      "ARTEFACT_INVALID",
      `settings.json has ${name} = ${JSON.stringify(found)}, the circuit needs ${JSON.stringify(wanted)}.`,
      "Build the circuit again.",
    );
  }
  if (exact && settings.required_lookups.length > 0)
    throw inexact(`a lookup table (${JSON.stringify(settings.required_lookups[0])})`);
  checkRows(settings, parameters.logrows ?? args.logrows);
}

/** Calibration shrinks to what it is told, whether the circuit fits or not: it has to be checked here. */
function checkRows({ run_args, num_rows }: Settings, logrows: number): void {
  const needed = Math.ceil(Math.log2(num_rows + RESERVED_ROWS));
  if (run_args.logrows === logrows && needed <= logrows) return;
  throw new EzklError(
    "CIRCUIT_RANGE",
    `The circuit has ${num_rows} rows and needs logrows ${Math.max(needed, run_args.logrows)}; its parameters say ${logrows}.`,
    `Set "logrows" to what it needs, or make the network smaller.`,
  );
}

/** A circuit that shall be exact, and is not. */
export function inexact(what: string): EzklError {
  return new EzklError(
    "CIRCUIT_INEXACT",
    `The circuit would not be exact: it has ${what}.`,
    "Bring the network to operators that stay exact, or allow circuits that are not.",
  );
}

function sortSet(set: readonly unknown[]): unknown[] {
  return [...set].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
