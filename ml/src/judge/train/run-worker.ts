import { serveTasks } from "@idol/ezkl/workers";
import type { NetworkShape } from "../network.ts";
import type { TrainingRecipe } from "./recipe.ts";
import { type EpochReport, type ListeningSet, type RunResult, type TrainingSet, trainRun } from "./run.ts";

export interface RunTask {
  shape: NetworkShape;
  recipe: TrainingRecipe;
  seed: number;
}

export interface RunShared {
  training: TrainingSet;
  validation: ListeningSet;
  /** Becomes 1 when the best so far is enough. */
  stop: Int32Array;
}

/** Nothing where training was stopped before this run began. */
serveTasks<RunTask, RunResult | undefined, RunShared, EpochReport>(
  ({ shape, recipe, seed }, shared, report) => {
    const shouldStop = () => Atomics.load(shared.stop, 0) === 1;
    if (shouldStop()) return undefined;
    return trainRun(shape, recipe, seed, shared.training, shared.validation, { onEpoch: report, shouldStop });
  },
);
