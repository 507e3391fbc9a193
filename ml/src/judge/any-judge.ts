import { createHash } from "node:crypto";
import { writeFileAtomic } from "@idol/ezkl/files";
import { IdolError } from "../errors.ts";
import { paths } from "../paths.ts";
import {
  type AnyConfig,
  type CustomOnnxConfig,
  type FeaturesConfig,
  isCustomOnnx,
  type JudgeConfig,
  parseAnyConfig,
  readAnyConfig,
  type Threshold,
} from "./config.ts";
import { type Judge, loadJudge, saveJudge } from "./judge-files.ts";
import { misnamed, readConfigText, readPart } from "./judge-folder.ts";
import { scoreScale } from "./twin.ts";

/** An imported judge whose network is `network.onnx` alone: onnxruntime gives its float scores, its circuit the exact ones. */
export interface CustomOnnxJudge {
  name: string;
  folder: string;
  config: CustomOnnxConfig;
}

/** A judge of either kind. */
export type AnyJudge = Judge | CustomOnnxJudge;

/** Whether a judge's network is known by its ONNX alone. */
export function isCustomOnnxJudge(judge: { config: AnyConfig }): judge is CustomOnnxJudge {
  return isCustomOnnx(judge.config);
}

/**
 * Reads a judge's folder, of whichever kind the judge is.
 *
 * @throws CodedError as `loadJudge`; `JUDGE_INVALID` also where the ONNX of a custom ONNX judge is another one
 */
export async function loadAnyJudge(name: string, folder: string = paths.judge(name)): Promise<AnyJudge> {
  const config = readAnyConfig(await readConfigText(name, folder), paths.artefactIn(folder, "config"));
  if (!isCustomOnnx(config)) return await loadJudge(name, folder);
  if (config.name !== name) throw misnamed(name, config.name);
  if (weightsHash(await readPart(folder, "network", name)) === config.weightsSha256)
    return { name, folder, config };
  throw new IdolError(
    "JUDGE_INVALID",
    `${name}'s network.onnx is not the one its judge.json was written with.`,
    "Restore the judge's folder, or import the judge again.",
  );
}

/** Writes a custom ONNX judge's `judge.json`; its ONNX is written before. @throws IdolError `JUDGE_INVALID`, `DISK_FULL` */
export async function saveCustomOnnxConfig(config: CustomOnnxConfig, folder: string): Promise<void> {
  const complete = parseAnyConfig(config, `the new judge ${config.name}`);
  await writeFileAtomic(paths.artefactIn(folder, "config"), `${JSON.stringify(complete, null, 2)}\n`);
}

/** Publishes a threshold in a judge's `judge.json`. @throws CodedError as `saveJudge` */
export async function saveThreshold(judge: AnyJudge, threshold: Threshold): Promise<AnyJudge> {
  if (!isCustomOnnxJudge(judge))
    return await saveJudge({ ...judge.config, threshold }, judge.network, judge.folder);
  const config = { ...judge.config, threshold };
  await saveCustomOnnxConfig(config, judge.folder);
  return { ...judge, config };
}

/** The scale of a judge's score in instance units: a score of 1 is 2 to this. */
export function scoreScaleOf(config: AnyConfig): number {
  return isCustomOnnx(config) ? config.network.scoreScale : scoreScale(config.quantisation.scale);
}

/** A judge's features and its input's size as `features` takes them: of a network it reads rows and columns, no more. */
export function inputSource(judge: {
  features: FeaturesConfig;
  network: { rows: number; cols: number };
}): Pick<JudgeConfig, "features" | "network"> {
  const { rows, cols } = judge.network;
  const whole = [rows, cols] as const;
  return { features: judge.features, network: { rows, cols, channels: 1, kernel: whole, stride: whole } };
}

/** What `weightsSha256` of a custom ONNX judge is. */
export function weightsHash(onnx: Uint8Array): string {
  return createHash("sha256").update(onnx).digest("hex");
}
