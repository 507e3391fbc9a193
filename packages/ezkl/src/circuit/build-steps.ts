import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256, sha256File } from "../files/hashes.ts";
import { runEzkl } from "../python/ezkl.ts";
import { EZKL_VERSION, type EzklPython } from "../python/python.ts";
import type { Srs } from "../srs/srs.ts";
import type { CheckedArtefact } from "./artefacts.ts";
import { checkExact } from "./exact.ts";
import { encodeInput, type InputValues, isField, parseInput } from "./input.ts";
import type { BuildParameters, CircuitInterface } from "./parameters.ts";
import { LEAST_LOGROWS, rebaseMultiplier, runArgs } from "./run-args.ts";
import {
  canonicalSettings,
  checkSettings,
  normaliseSettings,
  parseSettings,
  type Settings,
} from "./settings.ts";
import { verifierSource } from "./verifier-source.ts";
import { genWitness, mockProve } from "./witness.ts";

/** The files of a build, under EZKL's names, in a folder of its own. */
export function workFiles(folder: string) {
  const at = (name: string) => join(folder, name);
  return {
    network: at("network.onnx"),
    input: at("input.json"),
    calibration: at("calibration.json"),
    settings: at("settings.json"),
    compiled: at("network.compiled"),
    vk: at("vk.key"),
    pk: at("pk.key"),
    witness: at("witness.json"),
    verifier: at("Verifier.sol"),
  } as const;
}

/**
 * Looks at the outputs of the sample's witness, as field elements.
 *
 * @throws CodedError where they are not what the network gives
 */
export type SampleCheck = (outputs: readonly bigint[][], settings: Settings) => Promise<void>;

/** What the steps of one build share. */
export interface BuildContext {
  name: string;
  /** The verifier's name. */
  contract: string;
  pragma: string | undefined;
  parameters: BuildParameters;
  /** What the layout must be, where that is known beforehand. */
  interface: CircuitInterface | undefined;
  /** More samples, to calibrate on. */
  samples: readonly (readonly InputValues[])[];
  check: SampleCheck;
  files: ReturnType<typeof workFiles>;
  /** Read and checked when first called, which is after the settings are there. */
  srs: () => Promise<Srs>;
  /** Called by the first step that needs it. */
  python: () => Promise<EzklPython>;
  signal: AbortSignal | undefined;
}

/** EZKL's names of its steps, in the order of its tutorials. */
export type CircuitStep =
  | "gen_settings"
  | "calibrate_settings"
  | "get_srs"
  | "compile"
  | "setup"
  | "witness"
  | "mock"
  | "create_evm_verifier";

/** One step of a build. */
export interface BuildStep {
  name: CircuitStep;
  /** What the step's result depends on: values and hashes. */
  inputs: (context: BuildContext) => Promise<readonly unknown[]>;
  /** A check, run whether anything has changed or not. */
  always?: true;
  /** What it leaves for good. */
  outputs: readonly Exclude<CheckedArtefact, "network" | "input">[];
  run: (context: BuildContext) => Promise<void>;
}

const hashesOf = (...files: string[]) => Promise.all(files.map(sha256File));

const settingsInputs: BuildStep["inputs"] = async ({ files, parameters, samples }) => [
  runArgs(parameters),
  ...(await hashesOf(files.network, files.input)),
  ...samples.map((sample) => sha256(encodeInput(sample))),
];

const srsInputs: BuildStep["inputs"] = async ({ srs }) => [(await srs()).sha256];

const witnessInputs: BuildStep["inputs"] = ({ files }) => hashesOf(files.compiled, files.input);

/** EZKL's steps, in the order of its tutorials and by its names. */
export const BUILD_STEPS: readonly BuildStep[] = [
  { name: "gen_settings", inputs: settingsInputs, outputs: ["settings"], run: genSettings },
  { name: "calibrate_settings", inputs: settingsInputs, outputs: ["settings"], run: calibrateSettings },
  { name: "get_srs", inputs: srsInputs, always: true, outputs: [], run: getSrs },
  {
    name: "compile",
    inputs: ({ files }) => hashesOf(files.network, files.settings),
    outputs: ["compiled"],
    run: compile,
  },
  {
    name: "setup",
    inputs: async (context) => [...(await srsInputs(context)), await sha256File(context.files.compiled)],
    outputs: ["vk"],
    run: setup,
  },
  { name: "witness", inputs: witnessInputs, outputs: [], run: witness },
  { name: "mock", inputs: witnessInputs, outputs: [], run: mock },
  {
    name: "create_evm_verifier",
    inputs: async (context) => [
      context.contract,
      ...(context.pragma === undefined ? [] : [context.pragma]),
      ...(await srsInputs(context)),
      ...(await hashesOf(context.files.network, context.files.settings, context.files.vk)),
    ],
    outputs: ["verifier"],
    run: createEvmVerifier,
  },
];

async function genSettings({ python, files, parameters, signal }: BuildContext): Promise<void> {
  const { network: model, settings } = files;
  await runEzkl(
    await python(),
    { step: "gen_settings", model, settings, runArgs: runArgs(parameters) },
    signal,
  );
}

async function calibrateSettings(context: BuildContext): Promise<void> {
  const { python, files, parameters, signal } = context;
  const { network: model, settings, calibration: data } = files;
  const sample = parseInput(await readFile(files.input, "utf8"));
  await writeFile(data, encodeInput(calibrationData([sample, ...context.samples])));
  const scaleRebaseMultiplier = rebaseMultiplier(parameters);
  const ezkl = await python();
  const { scale } = parameters;
  await runEzkl(
    ezkl,
    { step: "calibrate_settings", data, model, settings, scale, scaleRebaseMultiplier },
    signal,
  );
  const table = await runEzkl(ezkl, { step: "table", model, runArgs: runArgs(parameters) }, signal);
  if (parameters.exact !== false) checkExact(String(table.result));
  const found = normaliseSettings(parseSettings(await readFile(settings, "utf8"), settings));
  // Also where so many were asked for: calibration shrinks further.
  if ((parameters.logrows ?? LEAST_LOGROWS) >= LEAST_LOGROWS)
    found.run_args.logrows = Math.max(found.run_args.logrows, LEAST_LOGROWS);
  checkSettings(found, parameters, context.interface);
  await writeFile(settings, `${JSON.stringify(found, null, 2)}\n`);
}

/** Samples one after another, as EZKL reads many. Its report counts in 128 bits, which larger field elements overflow. */
function calibrationData(samples: readonly (readonly InputValues[])[]): number[][] {
  const [first = []] = samples;
  return first.map((_, input) =>
    samples.flatMap((sample) => {
      const values = sample[input]!;
      return isField(values) ? values.map(() => 1) : Array.from(values);
    }),
  );
}

/** The small ceremony files come with the project: getting one is reading it and checking its hash. */
async function getSrs({ srs }: BuildContext): Promise<void> {
  await srs();
}

async function compile({ python, files, signal }: BuildContext): Promise<void> {
  const { network: model, settings, compiled } = files;
  await runEzkl(await python(), { step: "compile", model, settings, compiled }, signal);
}

async function setup({ python, files, srs, signal }: BuildContext): Promise<void> {
  const { compiled, vk, pk } = files;
  await runEzkl(await python(), { step: "setup", compiled, srs: (await srs()).path, vk, pk }, signal);
}

async function witness({ python, files, check, signal }: BuildContext): Promise<void> {
  const { input: data, compiled, settings, witness: file } = files;
  const { outputs } = await genWitness(await python(), { data, compiled, witness: file }, signal);
  await check(outputs, parseSettings(await readFile(settings, "utf8")));
}

async function mock({ python, files, signal }: BuildContext): Promise<void> {
  await mockProve(await python(), files, signal);
}

async function createEvmVerifier(context: BuildContext): Promise<void> {
  const { python, files, srs, contract, pragma, signal } = context;
  const { vk, settings, verifier: source } = files;
  const { path, origin, sha256: srsHash } = await srs();
  await runEzkl(await python(), { step: "create_evm_verifier", vk, settings, srs: path, source }, signal);
  const found = parseSettings(await readFile(settings, "utf8"));
  const inputs = {
    "network.onnx": await sha256File(files.network),
    "settings.json, canonical": sha256(canonicalSettings(found)),
    "vk.key": await sha256File(vk),
    [`kzg${found.run_args.logrows}.srs, ${origin}`]: srsHash,
  };
  const generated = await readFile(source, "utf8");
  const header = { name: contract, generator: `EZKL ${EZKL_VERSION}`, inputs, pragma };
  await writeFile(source, verifierSource(generated, header));
}
