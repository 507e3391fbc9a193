import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputValues } from "@idol/ezkl";
import { type EzklPython, genWitnesses, runArgs, runEzkl } from "@idol/ezkl/build";
import {
  type CircuitInterface,
  type CircuitParameters,
  encodeInput,
  parseSettings,
  type Settings,
} from "@idol/ezkl/circuit";
import { EzklError } from "@idol/ezkl/errors";
import type { OnProgress } from "@idol/ezkl/progress";
import type { CircuitConfig } from "../config/types.ts";
import type { Model } from "../model/read-onnx.ts";
import { logrowsFor, parametersAt, withOneLegMore } from "./parameters.ts";

/** How a model is laid out as a circuit. */
export interface CircuitPlan {
  parameters: CircuitParameters;
  interface: CircuitInterface;
  settings: Settings;
}

export interface PlanOptions {
  python: EzklPython;
  samples: readonly (readonly InputValues[])[];
  onProgress: OnProgress;
  signal?: AbortSignal | undefined;
}

/** The scales that `auto` tries. */
const SCALES = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

/**
 * Decides what the configuration leaves open, by EZKL's own count of rows and by the samples' witnesses.
 *
 * @throws EzklError `EZKL_FAILED` for a model that EZKL does not take, `CIRCUIT_RANGE` where no parameters hold the samples
 */
export async function planCircuit(
  circuit: CircuitConfig,
  model: Model,
  options: PlanOptions,
): Promise<CircuitPlan> {
  const work = await mkdtemp(join(tmpdir(), "ezkl-plan-"));
  try {
    const network = join(work, "network.onnx");
    await writeFile(network, model.onnx);
    const lay = (scale: number) => layOut(circuit, scale, work, options);
    if (circuit.scale !== "auto") return await lay(circuit.scale);
    return await largestScale(lay, options.onProgress);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function largestScale(
  lay: (scale: number) => Promise<CircuitPlan>,
  onProgress: OnProgress,
): Promise<CircuitPlan> {
  let refusal: unknown;
  for (const scale of SCALES) {
    onProgress({ step: "plan", detail: `scale ${scale}` });
    try {
      return await lay(scale);
    } catch (error) {
      if (!(error instanceof EzklError && error.code === "CIRCUIT_RANGE")) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** Rows first at the most legs that could be needed, then the base that is free at that size, then as many legs as the samples need. */
async function layOut(
  circuit: CircuitConfig,
  scale: number,
  work: string,
  options: PlanOptions,
): Promise<CircuitPlan> {
  let parameters = parametersAt(circuit, scale, circuit.logrows ?? 10);
  let settings = await genSettings(parameters, work, options);
  if (circuit.logrows === undefined) {
    // A smaller base needs more legs, and those more rows: once more at the size that was found.
    for (let again = 0; again < 2; again++) {
      const logrows = logrowsFor(settings.num_rows);
      if (parameters.logrows === logrows) break;
      parameters = parametersAt(circuit, scale, logrows);
      settings = await genSettings(parameters, work, options);
    }
    parameters = { ...parameters, logrows: logrowsFor(Math.max(settings.num_rows, parameters.decompBase)) };
  }
  return await untilSamplesFit(circuit, { parameters, settings }, work, options);
}

async function untilSamplesFit(
  circuit: CircuitConfig,
  { parameters, settings }: { parameters: CircuitParameters; settings: Settings },
  work: string,
  options: PlanOptions,
): Promise<CircuitPlan> {
  try {
    await tryOut(work, options);
    return { parameters, interface: interfaceOf(settings), settings };
  } catch (error) {
    const more = circuit.legs === undefined ? withOneLegMore(parameters) : undefined;
    if (!(error instanceof EzklError && error.code === "CIRCUIT_RANGE") || more === undefined) throw error;
    const larger = await genSettings(more, work, options);
    const logrows = circuit.logrows ?? Math.max(more.logrows, logrowsFor(larger.num_rows));
    return await untilSamplesFit(
      circuit,
      { parameters: { ...more, logrows }, settings: larger },
      work,
      options,
    );
  }
}

async function genSettings(
  parameters: CircuitParameters,
  work: string,
  { python, signal }: PlanOptions,
): Promise<Settings> {
  const settings = join(work, "settings.json");
  const model = join(work, "network.onnx");
  await runEzkl(python, { step: "gen_settings", model, settings, runArgs: runArgs(parameters) }, signal);
  return parseSettings(await readFile(settings, "utf8"), settings);
}

/** Computes the samples' witnesses: each value of a relu must fit. */
async function tryOut(work: string, { python, samples, signal }: PlanOptions): Promise<void> {
  const compiled = join(work, "network.compiled");
  const model = join(work, "network.onnx");
  await runEzkl(python, { step: "compile", model, settings: join(work, "settings.json"), compiled }, signal);
  await genWitnesses(
    python,
    samples.map((sample) => encodeInput(sample)),
    compiled,
    signal,
  );
}

function interfaceOf(settings: Settings): CircuitInterface {
  const shapes = settings.model_instance_shapes;
  return {
    inputScales: settings.model_input_scales,
    outputs: settings.model_output_scales.map((scale, index) => ({
      shape: shapes[index]!,
      scale,
      range: null,
    })),
  };
}
