import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputValues } from "@idol/ezkl";
import { type EzklPython, genWitnesses, runArgs, runEzkl } from "@idol/ezkl/build";
import { type BuildParameters, encodeInput, parseSettings, type Settings } from "@idol/ezkl/circuit";
import { EzklError } from "@idol/ezkl/errors";
import type { OnProgress } from "@idol/ezkl/progress";
import type { CircuitConfig } from "../config/types.ts";
import type { ProjectModel } from "../model/project-model.ts";
import { logrowsFor, parametersAt, withOneLegMore } from "./parameters.ts";

/** How a model is laid out as a circuit. */
export interface CircuitPlan {
  parameters: BuildParameters;
  /** EZKL's own count of rows and more, before calibration. */
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

/** Rows that are supposed before EZKL has counted them. */
const FIRST_LOGROWS = 10;

/**
 * Decides what the configuration leaves open, by EZKL's own count of rows and by the samples' witnesses.
 *
 * @throws EzklError `ONNX_UNSUPPORTED` for a model that EZKL does not take, `CIRCUIT_RANGE` where no parameters hold the samples
 */
export async function planCircuit(
  circuit: CircuitConfig,
  model: ProjectModel,
  options: PlanOptions,
): Promise<CircuitPlan> {
  const work = await mkdtemp(join(tmpdir(), "ezkl-plan-"));
  try {
    await writeFile(join(work, "network.onnx"), model.onnx);
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
      if (!isOutOfRange(error)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** Rows first, then the base that is free at that size, then as many legs as the samples need. */
async function layOut(
  circuit: CircuitConfig,
  scale: number,
  work: string,
  options: PlanOptions,
): Promise<CircuitPlan> {
  let plan = await settingsAt(parametersAt(circuit, scale, circuit.logrows ?? FIRST_LOGROWS), work, options);
  if (circuit.logrows === undefined) {
    // A smaller base needs more legs, and those more rows: once more at the size that was found.
    for (let again = 0; again < 2; again++) {
      const logrows = logrowsFor(plan.settings.num_rows);
      if (plan.parameters.logrows === logrows) break;
      plan = await settingsAt(parametersAt(circuit, scale, logrows), work, options);
    }
  }
  // Where divisions and tables are allowed, only calibration tells their ranges: no witness can be made before.
  if (!circuit.exact) return { ...plan, parameters: { ...plan.parameters, logrows: circuit.logrows } };
  return await untilSamplesFit(circuit, plan, work, options);
}

async function untilSamplesFit(
  circuit: CircuitConfig,
  plan: CircuitPlan,
  work: string,
  options: PlanOptions,
): Promise<CircuitPlan> {
  try {
    await tryOut(work, options);
    return { ...plan, parameters: { ...plan.parameters, logrows: rowsOf(circuit, plan) } };
  } catch (error) {
    const more = circuit.legs === undefined ? withOneLegMore(plan.parameters) : undefined;
    if (!isOutOfRange(error) || more === undefined) throw error;
    return await untilSamplesFit(circuit, await settingsAt(more, work, options), work, options);
  }
}

/** As many rows as EZKL counts, and as its table has; hashes take more, which only calibration counts. */
function rowsOf(
  { logrows, visibility }: CircuitConfig,
  { parameters, settings }: CircuitPlan,
): number | undefined {
  if (logrows !== undefined || Object.values(visibility).includes("hashed")) return logrows;
  return logrowsFor(Math.max(settings.num_rows, parameters.decompBase));
}

async function settingsAt(
  parameters: BuildParameters,
  work: string,
  { python, signal }: PlanOptions,
): Promise<CircuitPlan> {
  const settings = join(work, "settings.json");
  const model = join(work, "network.onnx");
  await runEzkl(python, { step: "gen_settings", model, settings, runArgs: runArgs(parameters) }, signal);
  return { parameters, settings: parseSettings(await readFile(settings, "utf8"), settings) };
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

function isOutOfRange(error: unknown): boolean {
  return error instanceof EzklError && error.code === "CIRCUIT_RANGE";
}
