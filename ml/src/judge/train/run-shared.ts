import type { Dataset } from "../dataset/extract.ts";
import type { TrainingRecipe } from "./recipe.ts";
import type { RunShared } from "./run-worker.ts";
import { makeCells } from "./sampler.ts";

/** What all runs of a training share: the inputs to learn from and to be heard on, and the word to stop. */
export function runShared(recipe: TrainingRecipe, training: Dataset, validation: Dataset): RunShared {
  return {
    training: {
      x: training.x,
      variants: training.variants,
      size: training.size,
      targets: Float64Array.from(training.clips, (clip) => recipe.targets[clip.emotion]),
      cells: makeCells(training.clips, recipe.sampling),
    },
    validation: { x: validation.x, emotions: validation.clips.map((clip) => clip.emotion) },
    stop: new Int32Array(new SharedArrayBuffer(4)),
  };
}
