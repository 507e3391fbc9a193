import { totalmem } from "node:os";
import { buildCircuit, EZKL_VERSION, type EzklPython, ensureEzkl, runProcess } from "@idol/ezkl/build";
import { type CircuitForecast, circuitFile, encodeInput, forecastLaidOut } from "@idol/ezkl/circuit";
import { EzklError } from "@idol/ezkl/errors";
import { sha256, writeFilesAtomic } from "@idol/ezkl/files";
import type { OnProgress } from "@idol/ezkl/progress";
import type { CircuitConfig, EzklConfig } from "../config/types.ts";
import { PluginError } from "../errors.ts";
import { readInputFile } from "../model/input-file.ts";
import { type Model, readModel } from "../model/read-onnx.ts";
import { type CircuitPlan, planCircuit } from "./plan.ts";
import { formatRecord, recordFile, stampOf } from "./record.ts";
import { srsToBuildWith } from "./srs.ts";
import { type BuiltCircuit, findCircuit, loadCircuit, placeOf } from "./state.ts";

export interface SetupOptions {
  paths: EzklConfig["paths"];
  python: string | undefined;
  onProgress: OnProgress;
  signal?: AbortSignal | undefined;
}

export interface CircuitSetup {
  circuit: BuiltCircuit;
  forecast: CircuitForecast | undefined;
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
 * @throws PluginError `ONNX_MISSING`, `ONNX_UNSUPPORTED`, `FILE_MISSING`, `MEMORY_TOO_SMALL`; EzklError as `buildCircuit`
 */
export async function setUpCircuit(config: CircuitConfig, options: SetupOptions): Promise<CircuitSetup> {
  const { onProgress, signal, paths } = options;
  const model = await readModel(config.onnx);
  const samples = await Promise.all(config.samples.map((sample) => readInputFile(sample, model.inputs)));
  const texts = samples.map((sample) => encodeInput(sample));
  const hash = sha256(JSON.stringify(texts));
  const found = await findCircuit(config);
  if (found?.record.samples === hash) return { circuit: found, forecast: undefined, ran: [] };
  const python = await pythonFor(options);
  onProgress({ step: "plan" });
  const plan = await planCircuit(config, model, { python, samples, onProgress, signal });
  const forecast = forecastLaidOut(plan.settings);
  checkMemory(config, forecast);
  const { manifest, ran } = await buildCircuit({
    name: config.name,
    onnx: model.onnx,
    input: Buffer.from(texts[0]!),
    parameters: plan.parameters,
    interface: plan.interface,
    place: placeOf(config),
    pragma: PRAGMA,
    python,
    srs: () => srsToBuildWith(plan.parameters.logrows, paths, { onProgress, signal }),
    onProgress,
    signal,
  });
  // Last: what has no record is not built.
  await writeFilesAtomic([
    [circuitFile(config.folder, "input"), texts[0]!],
    [recordFile(config), recordText(config, model, plan, { samples: hash, build: manifest.hash })],
  ]);
  return { circuit: await loadCircuit(config), forecast, ran: ["plan", ...ran] };
}

/** The interpreter that the configuration names, which must have EZKL; else this user's own. */
async function pythonFor({ python, onProgress, signal }: SetupOptions): Promise<EzklPython> {
  if (python === undefined) return await ensureEzkl({ onProgress, signal });
  const question = "import ezkl; print(ezkl.__version__)";
  const said = await runProcess(python, ["-c", question], { signal }).catch(() => undefined);
  if (said?.stdout.trim() === EZKL_VERSION) return { executable: python };
  throw new EzklError(
    "PYTHON_MISSING",
    `${python} is no Python with ezkl ${EZKL_VERSION}.`,
    'Correct "python" in hardhat.config.ts, or leave it out: an environment is then made.',
  );
}

/** @throws PluginError `MEMORY_TOO_SMALL` where the machine cannot hold what the circuit is about to take */
function checkMemory({ name }: CircuitConfig, { logrows, rows, memoryBytes }: CircuitForecast): void {
  const memory = process.constrainedMemory() || totalmem();
  if (memoryBytes <= Math.min(memory, totalmem())) return;
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  throw new PluginError(
    "MEMORY_TOO_SMALL",
    `The circuit "${name}" has ${rows} rows (logrows ${logrows}) and would take about ${gigabytes(memoryBytes)} GB; this machine has ${gigabytes(memory)} GB.`,
    "Make the model smaller, or build and prove on a larger machine.",
  );
}

function recordText(
  config: CircuitConfig,
  model: Model,
  { parameters, interface: { inputScales, outputs } }: CircuitPlan,
  hashes: { samples: string; build: string },
): string {
  return formatRecord({
    stamp: stampOf(config, model),
    ...hashes,
    parameters,
    inputs: model.inputs.map((input, index) => ({ ...input, scale: inputScales[index]! })),
    outputs: model.outputs.map((output, index) => ({ ...output, scale: outputs[index]!.scale })),
  });
}
