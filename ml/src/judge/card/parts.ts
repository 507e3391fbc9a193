import { readFile } from "node:fs/promises";
import { sha256 } from "@idol/ezkl/files";
import { type JudgeManifest, parseManifest } from "../../circuit/manifest.ts";
import { exportOnnx } from "../../onnx/export.ts";
import { paths } from "../../paths.ts";
import { type AnyJudge, isCustomOnnxJudge } from "../any-judge.ts";
import type { AnyConfig } from "../config.ts";
import type { Evaluation } from "../evaluate/evaluate.ts";
import { readEvaluation } from "../evaluate/evaluation-file.ts";
import type { GamingReport } from "../gaming/game-judge.ts";
import { readGaming } from "../gaming/gaming-file.ts";
import { readTrainingLog, type TrainingLog } from "../train/training-log.ts";

/** Everything a model card is made of. */
export interface CardParts {
  config: AnyConfig;
  /** Undefined until a circuit was built of these weights. */
  manifest: JudgeManifest | undefined;
  /** On the validation speakers; undefined until they were heard. */
  evaluation: Evaluation | undefined;
  /** On reserved speakers; undefined until the last examination. */
  acceptance: Evaluation | undefined;
  /** How it fares against machines and accidents; undefined until they were played. */
  gaming: GamingReport | undefined;
  /** How the training went; undefined where it was not recorded. */
  log: TrainingLog | undefined;
}

/**
 * Reads what a judge's card is made of from its folder.
 *
 * @throws IdolError `JUDGE_INVALID`, `ARTEFACT_MISMATCH` where one of the files is damaged
 */
export async function readCardParts(judge: AnyJudge): Promise<CardParts> {
  const { folder, config } = judge;
  // What is of other weights says nothing of these: after a training all of it is, until it is made anew.
  const weights = config.weightsSha256;
  return {
    config,
    manifest: await readOwnManifest(judge),
    evaluation: await readEvaluation(folder, "evaluation", weights),
    acceptance: await readEvaluation(folder, "acceptance", weights),
    gaming: await readGaming(folder, weights),
    log: await readTrainingLog(folder, weights),
  };
}

/** The manifest, if its circuit was built of the judge's weights. */
async function readOwnManifest(judge: AnyJudge): Promise<JudgeManifest | undefined> {
  const { folder, config } = judge;
  const path = paths.artefactIn(folder, "manifest");
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const manifest = parseManifest(text, path);
  if (isCustomOnnxJudge(judge))
    return manifest.identity.onnx === `0x${config.weightsSha256}` ? manifest : undefined;
  if (config.provenance.origin === "imported") return manifest;
  return manifest.identity.onnx === sha256(exportOnnx(judge.network)) ? manifest : undefined;
}
