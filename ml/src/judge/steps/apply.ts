import { makePicture, type Picture } from "../picture.ts";
import type { MelRange } from "../prosody/pitch-comb.ts";
import { prosody } from "../prosody/prosody.ts";
import { voiceSummary } from "../voice/voice.ts";
import { pool } from "./pool.ts";
import type { FeatureStep } from "./schema.ts";
import { trim } from "./trim.ts";

/**
 * Applies the steps in order. Only + − × ÷ √, comparisons and our own exp and log: the same bits on every JavaScript engine.
 *
 * @param mel - the scale of the spectrogram's bands
 */
export function applySteps(picture: Picture, steps: readonly FeatureStep[], mel: MelRange): Picture {
  return steps.reduce((current, step) => applyStep(current, step, mel), picture);
}

function applyStep(picture: Picture, step: FeatureStep, mel: MelRange): Picture {
  const { rows, cols, values } = picture;
  switch (step.step) {
    case "trim":
      return trim(picture, step);
    case "fit":
      return makePicture(rows, step.cols, (row, col) => (col < cols ? values[row * cols + col]! : step.pad));
    case "pool":
      return pool(picture, step);
    case "affine":
      return { rows, cols, values: values.map((value) => (value + step.add) / step.divide) };
    case "prosody":
      return prosody(picture, step, mel);
    case "voice":
      return voiceSummary(picture, step, mel);
    default:
      step satisfies never;
      return picture;
  }
}
