import type { Labels } from "../config.ts";
import type { Evaluation } from "../evaluate/evaluate.ts";
import type { TrainingLog } from "../train/training-log.ts";
import { drawCalibration } from "./calibration.ts";
import { drawRoc } from "./roc.ts";
import { drawScoreByEmotion } from "./score-by-emotion.ts";
import { drawTrainingCurve } from "./training-curve.ts";

/** The pictures of a model card, by the names of their files. */
export const PICTURES = ["score-by-emotion", "roc", "calibration", "training-curve"] as const;

export type PictureName = (typeof PICTURES)[number];

/** Draws what an evaluation shows, as SVG; the training curve only where the training was recorded. */
export function drawPictures(
  evaluation: Evaluation,
  labels: Labels,
  log: TrainingLog | undefined,
): Partial<Record<PictureName, string>> {
  return {
    "score-by-emotion": drawScoreByEmotion(evaluation),
    roc: drawRoc(evaluation),
    calibration: drawCalibration(evaluation, labels),
    ...(log && log.runs.length > 0 && { "training-curve": drawTrainingCurve(evaluation.judge, log) }),
  };
}
