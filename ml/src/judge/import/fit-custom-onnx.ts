import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EzklPython, runArgs, runEzkl } from "@idol/ezkl/build";
import { checkExact, checkSettings, parseSettings, RESERVED_ROWS, type Settings } from "@idol/ezkl/circuit";
import { CodedError, type EzklErrorCode } from "@idol/ezkl/errors";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
import { circuitScores } from "../../circuit/circuit-scores.ts";
import { interfaceOf } from "../../circuit/interface.ts";
import { differs } from "../../circuit/score-model.ts";
import { IdolError } from "../../errors.ts";
import { openOnnx } from "../../onnx/session.ts";
import type { Quantisation } from "../config.ts";
import { dequantise } from "../quantise.ts";
import { constantScore, tellsApart, tooCoarse } from "./resolution.ts";

/** Its range table fits into logrows 11; of it four legs, the most that the WASM prover's 32 bits take. */
const BASE = 1024;
const LEGS = 4;

/** Tried from the finest on. */
const SCALES = [10, 9, 8, 7, 6, 5, 4];

/** Inputs so many times as loud as the sample clips must have a proof. */
const HEADROOM = 4;

/** A custom ONNX network in integers. */
export interface CustomOnnxFit {
  quantisation: Quantisation;
  /** A score of 1 is 2 to this. */
  scoreScale: number;
  /** As EZKL lays the circuit out. */
  settings: Settings;
  /** Between onnxruntime's scores of the inputs and the circuit's. */
  largestDifference: number;
}

export interface FitOptions {
  /** The only one tried; by default the finest that holds the inputs. */
  scale?: number | undefined;
  onProgress?: OnProgress | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Fits integers to a custom ONNX judge's ONNX: has EZKL lay it out, and asks its circuit for the scores of these inputs and of others
 * four times as loud, from the finest scale on until all have a proof.
 *
 * @param onnx - as `exportCustomOnnx` writes it
 * @throws IdolError `CIRCUIT_RANGE` if no scale holds the inputs, `ONNX_MISMATCH` if the circuit scores them otherwise than onnxruntime,
 * `CIRCUIT_INEXACT` if EZKL would divide, `ONNX_UNSUPPORTED` if it does not take the file
 */
export async function fitCustomOnnx(
  onnx: Uint8Array,
  inputs: readonly Float64Array[],
  python: EzklPython,
  { scale: only, onProgress = ignoreProgress, signal }: FitOptions = {},
): Promise<CustomOnnxFit> {
  const louder = inputs.map((x) => x.map((value) => HEADROOM * value));
  const all = [...inputs, ...louder];
  const allFloats = await floatScores(onnx, all);
  const floats = allFloats.slice(0, inputs.length);
  if (new Set(allFloats).size === 1) throw constantScore(floats[0]!);
  const work = await mkdtemp(join(tmpdir(), "idol-import-"));
  try {
    for (const scale of only === undefined ? SCALES : [only]) {
      onProgress({ step: "have EZKL lay it out", detail: `at scale ${scale}` });
      const laidOut = await layOut(onnx, { scale, floats, work }, python, signal).catch(withImportRemedy);
      if (laidOut === undefined) continue;
      const { quantisation, settings, compiled } = laidOut;
      const instances = await circuitScores(compiled, all, { signal }).catch(unlessOutOfRange);
      if (instances === undefined) continue;
      const scoreScale = settings.model_output_scales[1]!;
      const scores = instances.map((instance) => dequantise(instance, scoreScale));
      const wrong = floats.findIndex((float, index) => differs(float, scores[index]!));
      if (wrong >= 0) throw misunderstood(floats[wrong]!, scores[wrong]!, scale);
      const pairs = { floats: allFloats, integers: scores };
      // Coarser ones would tell them apart less.
      if (!tellsApart(pairs)) throw tooCoarse(scale, pairs, finerThan(scale, only));
      const largestDifference = Math.max(...floats.map((float, index) => Math.abs(float - scores[index]!)));
      return { quantisation, scoreScale, settings, largestDifference };
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  throw tooLoud(only);
}

/** Where one scale alone was tried, another may do: the finest that fits is found by itself. */
function finerThan(scale: number, only: number | undefined): number | undefined {
  return only === undefined || scale >= SCALES[0]! ? undefined : scale + 1;
}

async function floatScores(onnx: Uint8Array, inputs: readonly Float64Array[]): Promise<number[]> {
  const session = await openOnnx(onnx);
  const scores: number[] = [];
  try {
    for (const x of inputs) scores.push(await session.score(x));
    return scores;
  } finally {
    await session.close();
  }
}

interface LaidOut {
  quantisation: Quantisation;
  settings: Settings;
  compiled: Uint8Array;
}

/** The circuit at a scale, or nothing if one of these scores exceeds its gate; EZKL counts its rows itself, exactly. */
async function layOut(
  onnx: Uint8Array,
  { scale, floats, work }: { scale: number; floats: readonly number[]; work: string },
  python: EzklPython,
  signal: AbortSignal | undefined,
): Promise<LaidOut | undefined> {
  const model = join(work, "network.onnx");
  const settings = join(work, "settings.json");
  const compiled = join(work, "network.compiled");
  await writeFile(model, onnx);
  const read = async () => parseSettings(await readFile(settings, "utf8"));
  const genSettings = async (logrows: number) => {
    const quantisation = { scale, decompBase: BASE, decompLegs: LEGS, numInnerCols: 1, logrows };
    const args = runArgs(quantisation);
    await runEzkl(python, { step: "gen_settings", model, settings, runArgs: args }, signal);
    return { quantisation, args, found: await read() };
  };
  const first = await genSettings(LEAST_LOGROWS);
  const unit = 2 ** first.found.model_output_scales[1]!;
  if (floats.some((float) => Math.abs(float) * unit >= BASE ** LEGS)) return undefined;
  const logrows = Math.ceil(Math.log2(Math.max(first.found.num_rows, BASE) + RESERVED_ROWS));
  const { quantisation, args, found } = logrows === LEAST_LOGROWS ? first : await genSettings(logrows);
  const table = await runEzkl(python, { step: "table", model, runArgs: args }, signal);
  checkExact(String(table.result));
  checkSettings(found, quantisation, interfaceOf(scale, found.model_output_scales[1]!));
  await runEzkl(python, { step: "compile", model, settings, compiled }, signal);
  return { quantisation, settings: found, compiled: await readFile(compiled) };
}

/** What the range table needs. */
const LEAST_LOGROWS = 11;

/** Codes of what EZKL says of a network; its remedies are for circuits that were built before. */
const OF_NETWORK: ReadonlySet<string> = new Set<EzklErrorCode>([
  "ARTEFACT_INVALID",
  "CIRCUIT_INEXACT",
  "EZKL_FAILED",
  "ONNX_UNSUPPORTED",
]);

function withImportRemedy(thrown: unknown): never {
  if (!(thrown instanceof CodedError && OF_NETWORK.has(thrown.code))) throw thrown;
  throw new CodedError(
    thrown.code,
    thrown.message,
    "The file is in order, but EZKL 21 does not lay out this network: write what it names with other operators (docs/IMPORT.md lists those that work), and import it again.",
    { cause: thrown },
  );
}

function unlessOutOfRange(thrown: unknown): undefined {
  if (thrown instanceof CodedError && thrown.code === "CIRCUIT_RANGE") return undefined;
  throw thrown;
}

function misunderstood(float: number, integer: number, scale: number): CodedError {
  return new IdolError(
    "ONNX_MISMATCH",
    `At scale ${scale} the circuit gives a sample clip ${integer}, onnxruntime ${float}.`,
    "Weights and values of the size of 1 suffer least from rounding to integers; average over fewer values; or give another --scale.",
  );
}

function tooLoud(scale: number | undefined): CodedError {
  const tried = scale === undefined ? `any scale from ${SCALES[0]} to ${SCALES.at(-1)}` : `scale ${scale}`;
  return new IdolError(
    "CIRCUIT_RANGE",
    `At ${tried} the network drives values beyond the ±${BigInt(BASE) ** BigInt(LEGS)} that the circuit holds, on the sample clips or on ones ${HEADROOM} times as loud.`,
    "Take fewer layers (each adds a scale's digits), a smaller --scale, or features that are brought to the size of 1.",
  );
}
