import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { type EzklPython, ensureEzkl } from "@idol/ezkl/build";
import { type CircuitForecast, forecastLaidOut } from "@idol/ezkl/circuit";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { makeFolder, sha256 } from "@idol/ezkl/files";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
import { decodeAudio } from "../../audio/decode.ts";
import { readAudioFile } from "../../audio/read-file.ts";
import { forecastCircuit } from "../../circuit/forecast.ts";
import { IdolError } from "../../errors.ts";
import { exportCustomOnnx } from "../../onnx/custom/export-custom-onnx.ts";
import { scoreNodes } from "../../onnx/custom/score-nodes.ts";
import { exportJudge, writeNetwork } from "../../onnx/export-judge.ts";
import { checkCustomOnnxImport, checkImport } from "../../onnx/import/check-import.ts";
import { checkKey } from "../../onnx/import/check-key.ts";
import { type Graph, readGraph } from "../../onnx/import/graph.ts";
import { readNetwork } from "../../onnx/import/read-network.ts";
import { paths } from "../../paths.ts";
import { sampleClips } from "../../samples.ts";
import { type AnyJudge, inputSource, loadAnyJudge, saveCustomOnnxConfig, weightsHash } from "../any-judge.ts";
import { checkJudgeName, JUDGE_FORMAT, type JudgeConfig, type Quantisation } from "../config.ts";
import { features } from "../features.ts";
import { saveJudge } from "../judge-files.ts";
import { forward, type Network } from "../network.ts";
import { dequantise } from "../quantise.ts";
import { makeTwin, scoreInteger, scoreScale } from "../twin.ts";
import { hearingOf } from "./features-of.ts";
import { fitCustomOnnx } from "./fit-custom-onnx.ts";
import { fitQuantisation } from "./fit-quantisation.ts";
import { constantScore, tellsApart, tooCoarse } from "./resolution.ts";

export interface ImportRequest {
  /** The ONNX file. */
  onnx: string;
  /** The new judge's name. */
  name: string;
  /** Whose features make the input, see `hearingOf`. */
  features?: string | undefined;
  /** Inputs and weights are multiplied by `2^scale`; 10 by default, for a custom ONNX judge the finest that fits. */
  scale?: number | undefined;
  /** The folder of judges. */
  judges?: string;
  /** Python with EZKL, which a custom ONNX judge needs; found or made by default. */
  python?: (() => Promise<EzklPython>) | undefined;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

export interface ImportedJudge {
  judge: AnyJudge;
  forecast: CircuitForecast;
  /** Between the ONNX as onnxruntime runs it and the network read from it. */
  largestDifference: number;
  /** For a custom ONNX judge: between onnxruntime's scores of the sample clips and the circuit's. */
  rounding?: number;
  /** Whose features it hears. */
  features: string;
}

/** The default judge's: fine enough for inputs and weights of the size of 1. */
const SCALE = 10;

/**
 * Makes a judge of an ONNX file that somebody else wrote. If it is `linear(relu(conv(x)))`, its network is read, compared with the file as
 * onnxruntime runs it, and written as this project writes its own. Anything else becomes a custom ONNX judge: the file is written anew with
 * its score bounded, and EZKL lays it out. Both are ready for their circuit to be built. Everything is checked before anything is written.
 *
 * @throws IdolError `ONNX_UNSUPPORTED`, `ONNX_MISMATCH`, `OPTION_INVALID`, `JUDGE_INVALID` if the features do not give the
 * input's size, `CIRCUIT_RANGE`, `FILE_NOT_FOUND`, `DISK_FULL`; for a custom ONNX judge `PYTHON_MISSING`, `EZKL_FAILED`
 */
export async function importJudge(request: ImportRequest): Promise<ImportedJudge> {
  const { onnx, name, judges = paths.judges, onProgress = ignoreProgress } = request;
  checkJudgeName(name);
  if (existsSync(join(judges, name))) throw taken(name);
  onProgress({ step: "read the network" });
  const bytes = await readOnnxFile(onnx);
  const source = basename(onnx);
  const graph = readGraph(bytes, source);
  checkKey(graph);
  const network = ownForm(graph);
  if (network === undefined) scoreNodes(graph);
  const hearing = await hearingOf(request.features, graph);
  const origin = `Imported from ${source} (SHA-256 ${sha256(bytes)}, made by ${graph.producer}).`;
  const about: About = {
    format: JUDGE_FORMAT,
    name,
    title: `${name}, imported from ${source}`,
    features: hearing.features,
    labels: hearing.labels,
    training: null,
    threshold: null,
    provenance: { origin: "imported", data: [], notes: [origin] },
  };
  const files = { bytes, graph, about, judges };
  const imported =
    network === undefined
      ? await importCustomOnnx(files, request)
      : await importOwnForm(files, network, request);
  return { ...imported, features: hearing.name };
}

/** What both kinds of judges have in common. */
type About = Omit<JudgeConfig, "weightsSha256" | "network" | "quantisation" | "training"> & {
  training: null;
};

interface ImportFiles {
  bytes: Uint8Array;
  graph: Graph;
  about: About;
  judges: string;
}

/** The network, if it is of the project's own form. */
function ownForm(graph: Graph): Network | undefined {
  try {
    return readNetwork(graph);
  } catch (thrown) {
    if (thrown instanceof CodedError && thrown.code === "ONNX_UNSUPPORTED") return undefined;
    throw thrown;
  }
}

async function importOwnForm(
  { bytes, graph, about, judges }: ImportFiles,
  network: Network,
  { scale = SCALE, onProgress = ignoreProgress }: ImportRequest,
): Promise<Omit<ImportedJudge, "features">> {
  onProgress({ step: "compare it with onnxruntime" });
  const inputs = await sampleInputs({ features: about.features, network: network.shape });
  const largestDifference = await checkImport(bytes, graph, network, inputs);
  const quantisation = fitApart(network, scale, inputs);
  const forecast = forecastCircuit(network.shape, quantisation);
  const judge = await writeJudge(about.name, judges, async (folder) => {
    await saveJudge({ ...about, network: network.shape, quantisation }, network, folder);
    await exportJudge(folder, network, inputs);
  });
  return { judge, forecast, largestDifference };
}

/** Scales that may be proposed beyond the one that was asked for. */
const FINEST = 20;

/** Integers that tell the scores of recordings apart, or an error that says which would. */
function fitApart(network: Network, scale: number, inputs: readonly Float64Array[]): Quantisation {
  const floats = inputs.map((x) => forward(network, x));
  if (new Set(floats).size === 1) throw constantScore(floats[0]!);
  const pairs = (quantisation: Quantisation) => {
    const twin = makeTwin(network, quantisation);
    const unit = scoreScale(quantisation.scale);
    return { floats, integers: inputs.map((x) => dequantise(scoreInteger(twin, x), unit)) };
  };
  const asked = fitQuantisation(network, scale, inputs);
  if (tellsApart(pairs(asked))) return asked;
  for (let finer = scale + 1; finer <= FINEST; finer++) {
    if (!fits(network, finer, inputs)) break;
    if (tellsApart(pairs(fitQuantisation(network, finer, inputs))))
      throw tooCoarse(scale, pairs(asked), finer);
  }
  throw tooCoarse(scale, pairs(asked));
}

function fits(network: Network, scale: number, inputs: readonly Float64Array[]): boolean {
  try {
    return fitQuantisation(network, scale, inputs).scale === scale;
  } catch (thrown) {
    if (thrown instanceof CodedError && thrown.code === "CIRCUIT_RANGE") return false;
    throw thrown;
  }
}

/** Operators that are not worth a word. */
const SILENT: ReadonlySet<string> = new Set(["Constant", "Identity"]);

async function importCustomOnnx(
  { bytes, graph, about, judges }: ImportFiles,
  { scale, python, onProgress = ignoreProgress, signal }: ImportRequest,
): Promise<Omit<ImportedJudge, "features">> {
  onProgress({ step: "compare it with onnxruntime" });
  const onnx = await exportCustomOnnx(graph);
  const operators = scoreNodes(graph).flatMap(({ opType }) => (SILENT.has(opType!) ? [] : [opType!]));
  const { rows, cols } = graph;
  const inputs = await sampleInputs({ features: about.features, network: { rows, cols } });
  const largestDifference = await checkCustomOnnxImport(bytes, graph, onnx, inputs);
  const ezkl = await (python ?? (() => ensureEzkl({ onProgress, signal })))();
  const fit = await fitCustomOnnx(onnx, inputs, ezkl, { scale, onProgress, signal });
  const { quantisation, scoreScale } = fit;
  const forecast = forecastLaidOut(fit.settings);
  const judge = await writeJudge(about.name, judges, async (folder) => {
    await writeNetwork(folder, onnx, inputs[0]!);
    const network = { rows, cols, operators, scoreScale };
    await saveCustomOnnxConfig({ ...about, network, quantisation, weightsSha256: weightsHash(onnx) }, folder);
  });
  return { judge, forecast, largestDifference, rounding: fit.largestDifference };
}

async function readOnnxFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const { message } = ensureError(thrown);
    throw new IdolError("FILE_NOT_FOUND", `${path} cannot be read: ${message}.`, "Check the path.", {
      cause: thrown,
    });
  }
}

/** What the committed clips look like to this judge. */
async function sampleInputs(judge: Parameters<typeof inputSource>[0]): Promise<Float64Array[]> {
  const inputs: Float64Array[] = [];
  for (const clip of await sampleClips())
    inputs.push(features(decodeAudio(await readAudioFile(clip), clip), inputSource(judge)));
  return inputs;
}

/** Has all files written beside the folder's place, and then puts the folder there. */
async function writeJudge(
  name: string,
  judges: string,
  write: (folder: string) => Promise<void>,
): Promise<AnyJudge> {
  const folder = join(judges, name);
  const unfinished = join(judges, `.${name}.${randomUUID()}`);
  try {
    await makeFolder(judges);
    await write(unfinished);
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return await loadAnyJudge(name, folder);
}

function taken(name: string): CodedError {
  return new IdolError(
    "OPTION_INVALID",
    `There is a judge named ${name} already.`,
    "Give another --name, or remove the judge's folder under ml/judges.",
  );
}
