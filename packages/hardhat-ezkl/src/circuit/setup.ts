import { readFile } from "node:fs/promises";
import type { InputValues } from "@idol/ezkl";
import { buildCircuit, type EzklPython } from "@idol/ezkl/build";
import {
  type CircuitForecast,
  circuitFile,
  encodeInput,
  forecastLaidOut,
  parseSettings,
} from "@idol/ezkl/circuit";
import { sha256, writeFilesAtomic } from "@idol/ezkl/files";
import type { OnProgress } from "@idol/ezkl/progress";
import type { CircuitConfig, EzklConfig } from "../config/types.ts";
import { type ProjectModel, readInputs, readProjectModel } from "../model/project-model.ts";
import { builderOf } from "./builder.ts";
import { compareWithModel } from "./compare.ts";
import { checkMemory } from "./memory.ts";
import { type CircuitPlan, planCircuit } from "./plan.ts";
import { recordFile, recordText } from "./record.ts";
import { type BuiltCircuit, findCircuit, loadCircuit, placeOf } from "./state.ts";

export interface SetupOptions {
  paths: EzklConfig["paths"];
  python: string | undefined;
  onProgress: OnProgress;
  signal?: AbortSignal | undefined;
}

export interface CircuitSetup {
  circuit: BuiltCircuit;
  /** EZKL's steps that had to be run: none where nothing had changed. */
  ran: readonly string[];
}

/** EZKL's own pragma: the verifier is compiled by whatever the project uses. */
const PRAGMA = "^0.8.0";

/**
 * Builds a circuit, or only what has changed of it: settings, calibration, SRS, compiled circuit, keys, verifier.
 *
 * Needs neither Python nor EZKL where nothing has changed. Everything is made in a temporary folder and put in its place at the end, so
 * that an interrupted build leaves the last one.
 *
 * @throws PluginError `ONNX_MISSING`, `FILE_MISSING`, `MEMORY_TOO_SMALL`; EzklError as `buildCircuit`, and for models and inputs
 */
export async function setUpCircuit(config: CircuitConfig, options: SetupOptions): Promise<CircuitSetup> {
  const model = await readProjectModel(config);
  const samples = await Promise.all(config.samples.map((sample) => readInputs(sample, model)));
  const texts = samples.map((sample) => encodeInput(sample));
  const hash = sha256(JSON.stringify(texts));
  const found = await findCircuit(config);
  if (found?.record.samples === hash) return { circuit: found, ran: [] };
  const builder = builderOf(options, { ...options, insecureSrs: config.insecureSrs });
  const python = await builder.python();
  const { parameters } = await planWithin(config, model, samples, { ...options, python });
  const { manifest, ran } = await buildCircuit({
    name: config.name,
    onnx: model.onnx,
    input: Buffer.from(texts[0]!),
    samples: samples.slice(1),
    parameters,
    check: (outputs, settings) => compareWithModel(config, model, samples[0]!, outputs, settings),
    place: placeOf(config),
    pragma: PRAGMA,
    ...builder,
  });
  const settings = parseSettings(await readFile(circuitFile(config.folder, "settings"), "utf8"));
  // Last: what has no record is not built.
  await writeFilesAtomic([
    [circuitFile(config.folder, "input"), texts[0]!],
    [recordFile(config), recordText(config, model, settings, { samples: hash, build: manifest.hash })],
  ]);
  return { circuit: await loadCircuit(config), ran: ["plan", ...ran] };
}

/** What a circuit will cost, before anything of it is built. @throws as `setUpCircuit`, but for the memory */
export async function forecastCircuit(
  config: CircuitConfig,
  options: SetupOptions,
): Promise<CircuitForecast> {
  const model = await readProjectModel(config);
  const samples = await Promise.all(config.samples.map((sample) => readInputs(sample, model)));
  const python = await builderOf(options, options).python();
  return forecastOf(await planCircuit(config, model, { ...options, python, samples }));
}

async function planWithin(
  config: CircuitConfig,
  model: ProjectModel,
  samples: readonly (readonly InputValues[])[],
  options: Omit<SetupOptions, "python"> & { python: EzklPython },
): Promise<CircuitPlan> {
  options.onProgress({ step: "plan" });
  const plan = await planCircuit(config, model, { ...options, samples });
  checkMemory(config.name, forecastOf(plan));
  return plan;
}

function forecastOf({ settings, parameters }: CircuitPlan): CircuitForecast {
  const logrows = parameters.logrows ?? settings.run_args.logrows;
  return forecastLaidOut({ ...settings, run_args: { ...settings.run_args, logrows } });
}
