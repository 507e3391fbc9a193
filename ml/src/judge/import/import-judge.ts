import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { decodeAudio } from "../../audio/decode.ts";
import { readAudioFile } from "../../audio/read-file.ts";
import { type CircuitForecast, forecastCircuit } from "../../circuit/forecast-cost.ts";
import { sha256 } from "../../circuit/hashes.ts";
import { ensureError, IdolError } from "../../errors.ts";
import { exportJudge } from "../../onnx/export-judge.ts";
import { checkImport } from "../../onnx/import/check-import.ts";
import { readGraph } from "../../onnx/import/graph.ts";
import { readNetwork } from "../../onnx/import/read-network.ts";
import { paths } from "../../paths.ts";
import { ignoreProgress, type OnProgress } from "../../progress.ts";
import { sampleClips } from "../../samples.ts";
import { JUDGE_FORMAT, type JudgeConfig } from "../config.ts";
import { features } from "../features.ts";
import { type Judge, loadJudge, saveJudge } from "../judge-files.ts";
import type { Network } from "../network.ts";
import { hearingOf } from "./features-of.ts";
import { fitQuantisation } from "./fit-quantisation.ts";

export interface ImportRequest {
  /** The ONNX file. */
  onnx: string;
  /** The new judge's name. */
  name: string;
  /** Whose features make the picture, see `hearingOf`. */
  features?: string | undefined;
  /** Inputs and weights are multiplied by `2^scale`. */
  scale?: number | undefined;
  /** The folder of judges. */
  judges?: string;
  onProgress?: OnProgress;
}

export interface ImportedJudge {
  judge: Judge;
  forecast: CircuitForecast;
  /** Between the ONNX as onnxruntime runs it and the network read from it. */
  largestDifference: number;
  /** Whose features it hears. */
  features: string;
}

/** The default judge's: fine enough for pictures and weights of the size of 1. */
const SCALE = 10;

/**
 * Makes a judge of an ONNX file that somebody else wrote: its network is read, compared with the file as onnxruntime runs it, and
 * written as this project writes its own, ready for idol:circuit. Everything is checked before anything is written.
 *
 * @throws IdolError `ONNX_UNSUPPORTED`, `ONNX_MISMATCH`, `OPTION_INVALID`, `JUDGE_INVALID` if the features do not give the
 * picture's size, `CIRCUIT_RANGE`, `FILE_NOT_FOUND`, `DISK_FULL`
 */
export async function importJudge(request: ImportRequest): Promise<ImportedJudge> {
  const { onnx, name, scale = SCALE, judges = paths.judges, onProgress = ignoreProgress } = request;
  const folder = join(judges, name);
  if (existsSync(folder)) throw taken(name);
  onProgress({ step: "read the network" });
  const bytes = await readOnnxFile(onnx);
  const source = basename(onnx);
  const graph = readGraph(bytes, source);
  const network = readNetwork(graph);
  const hearing = await hearingOf(request.features, network.shape);
  onProgress({ step: "compare it with onnxruntime" });
  const pictures = await samplePictures({ features: hearing.features, network: network.shape });
  const largestDifference = await checkImport(bytes, graph, network, pictures);
  const quantisation = fitQuantisation(network, scale, pictures);
  const forecast = forecastCircuit(network.shape, quantisation);
  const origin = `Imported from ${source} (SHA-256 ${sha256(bytes)}, made by ${graph.producer}).`;
  const config: Omit<JudgeConfig, "weightsSha256"> = {
    format: JUDGE_FORMAT,
    name,
    title: `${name}, imported from ${source}`,
    features: hearing.features,
    network: network.shape,
    quantisation,
    labels: hearing.labels,
    training: null,
    threshold: null,
    provenance: { origin: "imported", data: [], notes: [origin] },
  };
  const judge = await writeJudge(config, network, pictures, judges);
  return { judge, forecast, largestDifference, features: hearing.name };
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
async function samplePictures(judge: Pick<JudgeConfig, "features" | "network">): Promise<Float64Array[]> {
  const pictures: Float64Array[] = [];
  for (const clip of await sampleClips())
    pictures.push(features(decodeAudio(await readAudioFile(clip), clip), judge));
  return pictures;
}

/** Writes all files beside the folder's place, and then puts the folder there. */
async function writeJudge(
  config: Omit<JudgeConfig, "weightsSha256">,
  network: Network,
  pictures: readonly Float64Array[],
  judges: string,
): Promise<Judge> {
  const folder = join(judges, config.name);
  const unfinished = join(judges, `.${config.name}.${randomUUID()}`);
  try {
    await mkdir(judges, { recursive: true });
    await saveJudge(config, network, unfinished);
    await exportJudge(unfinished, network, pictures);
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return await loadJudge(config.name, folder);
}

function taken(name: string): IdolError {
  return new IdolError(
    "OPTION_INVALID",
    `There is a judge named ${name} already.`,
    "Give another --name, or remove the judge's folder under ml/judges.",
  );
}
