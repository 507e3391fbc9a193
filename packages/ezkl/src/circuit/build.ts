import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { opaqueModel, type ScoreModel, twinModel } from "@idol/ml/circuit/score-model.ts";
import type { FeaturesConfig, Quantisation } from "@idol/ml/judge/config.ts";
import { paths } from "@idol/ml/paths.ts";
import { writeFilesAtomic } from "../files/atomic-write.ts";
import { sha256, sha256File } from "../files/hashes.ts";
import { ignoreProgress, type OnProgress } from "../progress.ts";
import { cancelled } from "../python/process.ts";
import { EZKL_VERSION, type EzklPython, ensureEzkl } from "../python/python.ts";
import { provideCeremonySrs } from "../srs/provide-srs.ts";
import type { Srs } from "../srs/srs.ts";
import { type CircuitPlace, placeOf, readJudgeArtefact, verifierFile } from "./artefacts.ts";
import {
  BUILD_STEPS,
  type BuildContext,
  type BuildStep,
  type CircuitStep,
  workFiles,
} from "./build-steps.ts";
import { parseInput } from "./input.ts";
import { featuresHash, formatManifest, judgeHash, MANIFEST_FORMAT, type Manifest } from "./manifest.ts";
import { canonicalSettings, checkSettings, parseSettings } from "./settings.ts";
import { areInPlace, previousManifest, stepHash } from "./skip.ts";
import { verifierName } from "./verifier-source.ts";

export interface BuildOptions {
  /** The judge's name, which also names the verifier. */
  judge: string;
  quantisation: Quantisation;
  /** Part of what the judge is, though not of its circuit. */
  features: FeaturesConfig;
  /** Of an opaque judge: the scale of its score, as `judge.json` says; every other is of the project's own form. */
  opaque?: { scoreScale: number } | undefined;
  /** Where `network.onnx` and `input.json` lie and the rest is written; the committed judge of that name by default. */
  place?: CircuitPlace;
  /** Python with EZKL; found or made by the first step that needs it by default. */
  python?: EzklPython;
  /** The SRS, asked for once; the ceremony's by default, downloaded if it is not on this machine. */
  srs?: () => Promise<Srs>;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

export interface CircuitBuild {
  manifest: Manifest;
  /** The steps that had to be run; the others' inputs had not changed. */
  ran: CircuitStep[];
}

/**
 * Builds a judge's circuit from `network.onnx` and `input.json`: settings, compiled circuit, vk, verifier source and manifest.
 *
 * Each step is reported under the tutorial's name and left out when nothing that it depends on has changed. All work is done in a
 * temporary folder; the judge's files are replaced at the end, the manifest last, so that an interrupted build changes nothing.
 *
 * @throws EzklError `JUDGE_INCOMPLETE`, `ONNX_UNSUPPORTED`, `CIRCUIT_RANGE`, `SRS_MISSING`, `SRS_WRONG_HASH`, `PYTHON_MISSING`, `WHEEL_FAILED`, `CANCELLED`
 */
export async function buildCircuit(options: BuildOptions): Promise<CircuitBuild> {
  const { judge, quantisation, place = placeOf(judge), onProgress = ignoreProgress, signal } = options;
  const work = await mkdtemp(join(tmpdir(), "idol-circuit-"));
  try {
    const files = workFiles(work);
    const scores = await takeInputs(options, place, files);
    const srs = lazily(
      options.srs ?? (() => provideCeremonySrs(quantisation.logrows, { onProgress, signal })),
    );
    const python = lazily(async () => options.python ?? (await ensureEzkl({ onProgress, signal })));
    const context: BuildContext = { judge, quantisation, scores, files, srs, python, signal };
    const { steps, ran } = await runSteps(context, place, onProgress);
    const manifest = await makeManifest(context, options.features, steps);
    if (signal?.aborted) throw cancelled(signal);
    await install(context, place, manifest);
    return { manifest, ran };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Copies what the build is made from, and checks that the sample is within what the circuit can hold. */
async function takeInputs(
  { quantisation, opaque }: BuildOptions,
  { folder }: CircuitPlace,
  files: BuildContext["files"],
): Promise<ScoreModel> {
  const onnx = await readJudgeArtefact(folder, "network");
  const input = await readJudgeArtefact(folder, "input");
  await writeFile(files.network, onnx);
  await writeFile(files.input, input);
  const source = paths.artefactIn(folder, "network");
  const { x } = parseInput(Buffer.from(input).toString("utf8"), paths.artefactIn(folder, "input"));
  const scores =
    opaque === undefined
      ? twinModel(onnx, quantisation, source)
      : opaqueModel(onnx, quantisation, opaque.scoreScale, source);
  await scores.disagreement(x, 0n);
  return scores;
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
  { judge, files }: BuildContext,
  place: CircuitPlace,
): Promise<boolean> {
  if (!(await areInPlace(judge, place, outputs))) return false;
  for (const output of outputs) await copyFile(installed(output, judge, place), files[output]);
  return true;
}

function installed(artefact: BuildStep["outputs"][number], judge: string, place: CircuitPlace): string {
  return artefact === "verifier" ? verifierFile(place, judge) : paths.artefactIn(place.folder, artefact);
}

async function makeManifest(
  context: BuildContext,
  features: FeaturesConfig,
  steps: Record<string, string>,
): Promise<Manifest> {
  const { judge, quantisation, scores, files, srs } = context;
  const settings = parseSettings(await readFile(files.settings, "utf8"));
  const { sha256: sha256OfSrs, origin } = await srs();
  const identity = {
    onnx: await sha256File(files.network),
    vk: await sha256File(files.vk),
    verifier: await sha256File(files.verifier),
    settings: sha256(canonicalSettings(settings)),
    srs: sha256OfSrs,
    features: featuresHash(features),
  };
  const { scale, lowest, highest } = scores;
  // Also where no step was run: what the manifest says of scores is what the circuit was built with.
  checkSettings(settings, quantisation, scale);
  return {
    format: MANIFEST_FORMAT,
    generator: `EZKL ${EZKL_VERSION}`,
    verifier: verifierName(judge),
    identity,
    judgeHash: judgeHash(identity),
    files: {
      input: await sha256File(files.input),
      settings: await sha256File(files.settings),
      compiled: await sha256File(files.compiled),
    },
    srs: { logrows: quantisation.logrows, origin },
    rows: settings.num_rows,
    score: { scale, lowest: `${lowest}`, highest: `${highest}` },
    steps,
  };
}

/** Puts the build in its place; what has not changed is not touched. */
async function install(
  { judge, files }: BuildContext,
  place: CircuitPlace,
  manifest: Manifest,
): Promise<void> {
  const made: [string, Uint8Array][] = [];
  for (const artefact of ["settings", "compiled", "vk", "verifier"] as const)
    made.push([installed(artefact, judge, place), await readFile(files[artefact])]);
  made.push([paths.artefactIn(place.folder, "manifest"), Buffer.from(formatManifest(manifest))]);
  const changed: [string, Uint8Array][] = [];
  for (const [path, bytes] of made) {
    const before = await readFile(path).catch(() => undefined);
    if (!before?.equals(bytes)) changed.push([path, bytes]);
  }
  await writeFilesAtomic(changed);
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
