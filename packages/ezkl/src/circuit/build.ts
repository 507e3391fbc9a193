import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFilesAtomic } from "../files/atomic-write.ts";
import { sha256, sha256File } from "../files/hashes.ts";
import { keepResult } from "../keep-result.ts";
import { ignoreProgress, type OnProgress } from "../progress.ts";
import { cancelled } from "../python/process.ts";
import { EZKL_VERSION, type EzklPython, ensureEzkl } from "../python/python.ts";
import { provideCeremonySrs } from "../srs/provide-srs.ts";
import type { Srs } from "../srs/srs.ts";
import { artefactPath, type CircuitPlace, contractName } from "./artefacts.ts";
import {
  BUILD_STEPS,
  type BuildContext,
  type BuildStep,
  type CircuitStep,
  type SampleCheck,
  workFiles,
} from "./build-steps.ts";
import { circuitFile } from "./files.ts";
import type { InputValues } from "./input.ts";
import { type BoundHashes, circuitHash, formatManifest, MANIFEST_FORMAT, type Manifest } from "./manifest.ts";
import type { BuildParameters, CircuitInterface } from "./parameters.ts";
import { canonicalSettings, checkSettings, parseSettings, type Settings } from "./settings.ts";
import { areInPlace, previousManifest, stepHash } from "./skip.ts";

export interface BuildOptions {
  /** The circuit's name, which also names the verifier. */
  name: string;
  /** `network.onnx` */
  onnx: Uint8Array;
  /** `input.json`: the sample that the circuit is calibrated and tried on. */
  input: Uint8Array;
  parameters: BuildParameters;
  /** What the layout must be; as EZKL makes it, if left out. */
  interface?: CircuitInterface | undefined;
  /** More inputs to calibrate on: lookup tables span what all samples reach. */
  samples?: readonly (readonly InputValues[])[] | undefined;
  /** Bound by the circuit's hash, though not part of the circuit. */
  bound?: BoundHashes;
  /** Looks at the outputs of the sample's witness. */
  check?: SampleCheck;
  /** Where the build goes. */
  place: CircuitPlace;
  /** The compilers that the verifier's source takes, if not this project's one: for whoever compiles it elsewhere. */
  pragma?: string | undefined;
  /** Python with EZKL, asked for by the first step that needs it; found or made by default. */
  python?: (() => Promise<EzklPython>) | undefined;
  /** The SRS for so many rows, asked for once; the ceremony's by default, downloaded if it is not on this machine. */
  srs?: ((logrows: number) => Promise<Srs>) | undefined;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

export interface CircuitBuild {
  manifest: Manifest;
  /** The steps that had to be run; the others' inputs had not changed. */
  ran: CircuitStep[];
}

/**
 * Builds the circuit of an ONNX: settings, compiled circuit, vk, verifier source and manifest.
 *
 * Each step is reported under EZKL's name and left out when nothing that it depends on has changed. All work is done in a
 * temporary folder; the files are replaced at the end, the manifest last, so that an interrupted build changes nothing.
 *
 * @throws EzklError `ARTEFACT_INVALID`, `CIRCUIT_RANGE`, `SRS_MISSING`, `SRS_WRONG_HASH`, `PYTHON_MISSING`, `EZKL_FAILED`, `CANCELLED`
 */
export async function buildCircuit(options: BuildOptions): Promise<CircuitBuild> {
  const { name, parameters, place, onProgress = ignoreProgress, signal } = options;
  const work = await mkdtemp(join(tmpdir(), "ezkl-circuit-"));
  try {
    const files = workFiles(work);
    await writeFile(files.network, options.onnx);
    await writeFile(files.input, options.input);
    const provide = options.srs ?? ((logrows) => provideCeremonySrs(logrows, { onProgress, signal }));
    const srs = keepResult(async () => await provide((await settingsOf(files)).run_args.logrows));
    const python = keepResult(options.python ?? (() => ensureEzkl({ onProgress, signal })));
    const context: BuildContext = {
      name,
      contract: contractName(place, name),
      pragma: options.pragma,
      parameters,
      interface: options.interface,
      samples: options.samples ?? [],
      check: options.check ?? (async () => {}),
      files,
      srs,
      python,
      signal,
    };
    const { steps, ran } = await runSteps(context, place, onProgress);
    const manifest = await makeManifest(context, options.bound ?? {}, steps);
    if (signal?.aborted) throw cancelled(signal);
    await install(context, place, manifest);
    return { manifest, ran };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function runSteps(
  context: BuildContext,
  place: CircuitPlace,
  onProgress: OnProgress,
): Promise<{ steps: Record<string, string>; ran: CircuitStep[] }> {
  const previous = await previousManifest(place);
  const steps: Record<string, string> = {};
  const ran: CircuitStep[] = [];
  for (const [index, step] of BUILD_STEPS.entries()) {
    if (context.signal?.aborted) throw cancelled(context.signal);
    const fraction = index / BUILD_STEPS.length;
    const made = stepHash(step.name, await step.inputs(context));
    steps[step.name] = made;
    if (!step.always && previous?.steps[step.name] === made && (await reuse(step, context, place))) {
      onProgress({ step: step.name, fraction, detail: "unchanged" });
    } else {
      onProgress({ step: step.name, fraction });
      await step.run(context);
      ran.push(step.name);
    }
  }
  onProgress({ step: "done", fraction: 1 });
  return { steps, ran };
}

/** Takes what an earlier build's step left, if it still lies there as its manifest says. */
async function reuse(
  { outputs }: BuildStep,
  { name, files }: BuildContext,
  place: CircuitPlace,
): Promise<boolean> {
  if (!(await areInPlace(name, place, outputs))) return false;
  for (const output of outputs) await copyFile(artefactPath(name, place, output), files[output]);
  return true;
}

async function makeManifest(
  context: BuildContext,
  bound: BoundHashes,
  steps: Record<string, string>,
): Promise<Manifest> {
  const { contract, parameters, files, srs } = context;
  const settings = await settingsOf(files);
  const { sha256: sha256OfSrs, origin } = await srs();
  const identity = {
    onnx: await sha256File(files.network),
    vk: await sha256File(files.vk),
    verifier: await sha256File(files.verifier),
    settings: sha256(canonicalSettings(settings)),
    srs: sha256OfSrs,
  };
  // Also where no step was run: what the manifest says of the outputs is what the circuit was built with.
  checkSettings(settings, parameters, context.interface);
  return {
    format: MANIFEST_FORMAT,
    generator: `EZKL ${EZKL_VERSION}`,
    verifier: contract,
    identity,
    bound: { ...bound },
    hash: circuitHash(identity, bound),
    files: {
      input: await sha256File(files.input),
      settings: await sha256File(files.settings),
      compiled: await sha256File(files.compiled),
    },
    srs: { logrows: settings.run_args.logrows, origin },
    rows: settings.num_rows,
    ...(parameters.exact === false ? { exact: false as const } : {}),
    outputs: settings.model_output_scales.map((scale, index) => {
      const range = context.interface?.outputs[index]?.range ?? null;
      return {
        scale,
        lowest: range === null ? null : `${range.lowest}`,
        highest: range === null ? null : `${range.highest}`,
      };
    }),
    steps,
  };
}

/** Puts the build in its place; what has not changed is not touched. */
async function install(
  { name, files }: BuildContext,
  place: CircuitPlace,
  manifest: Manifest,
): Promise<void> {
  const made: [string, Uint8Array][] = [];
  for (const artefact of ["settings", "compiled", "vk", "verifier"] as const)
    made.push([artefactPath(name, place, artefact), await readFile(files[artefact])]);
  made.push([circuitFile(place.folder, "manifest"), Buffer.from(formatManifest(manifest))]);
  const changed: [string, Uint8Array][] = [];
  for (const [path, bytes] of made) {
    const before = await readFile(path).catch(() => undefined);
    if (!before?.equals(bytes)) changed.push([path, bytes]);
  }
  await writeFilesAtomic(changed);
}

async function settingsOf({ settings }: { settings: string }): Promise<Settings> {
  return parseSettings(await readFile(settings, "utf8"));
}
