import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { ignoreProgress } from "@idol/ezkl/progress";
import { runInWorkers } from "@idol/ezkl/workers";
import type { Scan } from "../../corpora/scan.ts";
import { IdolError } from "../../errors.ts";
import { JUDGE_FORMAT, type Threshold } from "../config.ts";
import { type Dataset, extractDataset } from "../dataset/extract.ts";
import { separation } from "../evaluate/separation.ts";
import { publishedThreshold } from "../evaluate/threshold.ts";
import type { Network } from "../network.ts";
import type { JudgePlan, RunsPlan } from "../presets.ts";
import { makeTwin, scoreInteger, scoreScale } from "../twin.ts";
import { calibrate, equalise } from "./calibrate.ts";
import { foldNetworks } from "./fold.ts";
import type { TrainingRecipe } from "./recipe.ts";
import type { EpochReport, RunResult } from "./run.ts";
import { runShared } from "./run-shared.ts";
import type { RunTask } from "./run-worker.ts";
import { splitClips } from "./split.ts";
import { trainGuardedJudge } from "./train-guarded.ts";
import { describeData, inputAt, scoresOf } from "./trained-data.ts";
import type { TrainedJudge, TrainOptions } from "./trained-judge.ts";

export type { TrainedJudge, TrainOptions };

const script = new URL("./run-worker.ts", import.meta.url);

/**
 * Trains a judge by its plan on the recordings of a scan: features over all cores, then the recipe's runs in parallel, the
 * best folded into one network, brought to the labels' scale, and given the threshold that its validation speakers call for.
 *
 * The same plan on the same recordings gives the same weights, bit by bit, whatever the number of workers.
 *
 * @throws IdolError `DATA_NOT_FOUND`, `TRAINING_FAILED`, `JUDGE_INVALID`, `CANCELLED`
 */
export async function trainJudge(
  name: string,
  plan: JudgePlan,
  scan: Pick<Scan, "clips">,
  options: TrainOptions = {},
): Promise<TrainedJudge> {
  const { training: recipe } = plan;
  if ("guards" in recipe) return await trainGuardedJudge(name, { ...plan, training: recipe }, scan, options);
  return await trainByRuns(name, { ...plan, training: recipe }, scan, options);
}

async function trainByRuns(
  name: string,
  plan: RunsPlan,
  scan: Pick<Scan, "clips">,
  options: TrainOptions,
): Promise<TrainedJudge> {
  checkFold(plan);
  const { training: recipe } = plan;
  const split = splitClips(scan.clips, recipe);
  const variants = { count: recipe.variants, seed: recipe.seed, augmentation: recipe.augmentation };
  const training = await extractDataset(split.training, plan, { ...options, variants });
  const validation = await extractDataset(split.validation, plan, options);
  const { results, stopped } = await runAll(plan, training, validation, options);
  const network = finish(plan, results, validation);
  const emotions = validation.clips.map((clip) => clip.emotion);
  const { notes = [], ...settings } = plan;
  const cutShort = stopped ? [shortened(results, recipe)] : [];
  const config: TrainedJudge["config"] = {
    format: JUDGE_FORMAT,
    name,
    ...settings,
    threshold: thresholdOf(network, plan, validation),
    provenance: { origin: "trained", data: describeData(training.clips), notes: [...notes, ...cutShort] },
  };
  return {
    config,
    network,
    validation: separation(scoresOf(network, validation), emotions),
    runs: results.map(({ weights: _, ...run }) => run),
    leftOut: [],
    unreadable: [...training.unreadable, ...validation.unreadable],
    stopped,
  };
}

/** All runs, the best first. */
async function runAll(
  plan: RunsPlan,
  training: Dataset,
  validation: Dataset,
  options: TrainOptions,
): Promise<{ results: RunResult[]; stopped: boolean }> {
  const { training: recipe, network } = plan;
  const { onProgress = ignoreProgress, signal, workers } = options;
  const shared = runShared(recipe, training, validation);
  const shape = { ...network, channels: network.channels / recipe.fold };
  const tasks = Array.from(
    { length: recipe.runs },
    (_, run): RunTask => ({ shape, recipe, seed: recipe.seed + run }),
  );
  const stop = () => Atomics.store(shared.stop, 0, 1);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  try {
    const reports = new Map<number, EpochReport>();
    const started = performance.now();
    const replies = await runInWorkers<RunTask, RunResult | undefined, EpochReport>(script, tasks, {
      shared,
      ...(workers !== undefined && { workers }),
      onProgress: (report, run) => {
        reports.set(run, report);
        onProgress(describeProgress(report, run, [...reports.values()], recipe, performance.now() - started));
      },
    });
    const results = replies
      .filter((reply) => reply !== undefined)
      .sort((a, b) => b.merit - a.merit || a.seed - b.seed);
    if (results.length === 0) throw stoppedTooEarly();
    if (results.some(({ weights }) => !weights.linearWeight.every(Number.isFinite))) throw diverged();
    const isWhole = ({ history }: RunResult) => history.length === recipe.epochs;
    return { results, stopped: results.length < recipe.runs || !results.every(isWhole) };
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

function describeProgress(
  { epoch, loss, validation }: EpochReport,
  run: number,
  reports: readonly EpochReport[],
  recipe: TrainingRecipe,
  elapsed: number,
) {
  const fraction = reports.reduce((sum, report) => sum + report.epoch, 0) / (recipe.epochs * recipe.runs);
  const left = Math.round((elapsed * (1 - fraction)) / fraction / 1000);
  const figures = `loss ${loss.toFixed(4)}, surprise above disgust ${validation.disgust.toFixed(3)}, above the rest ${validation.rest.toFixed(3)}`;
  const detail = `run ${run + 1} of ${recipe.runs}, epoch ${epoch} of ${recipe.epochs}: ${figures}, ${left} s left`;
  return { step: "train", fraction, detail };
}

/** The best runs, each on the labels' scale, folded into one network ready for rounding; its weights are float32. */
function finish(plan: RunsPlan, results: readonly RunResult[], validation: Dataset): Network {
  const { training: recipe, network, labels } = plan;
  const shape = { ...network, channels: network.channels / recipe.fold };
  const wanted = validation.clips.map((clip) => labels[clip.emotion]);
  const onLabels = (one: Network) => calibrate(one, scoresOf(one, validation), wanted);
  // Training cut short may have fewer runs than are folded: some then count twice.
  const best = Array.from({ length: recipe.fold }, (_, i) => ({
    shape,
    weights: results[i % results.length]!.weights,
  }));
  const [first, ...others] = recipe.asTrained ? best : best.map(onLabels);
  const folded = foldNetworks([first!, ...others]);
  const { weights } = recipe.asTrained ? folded : equalise(folded);
  const single = (values: Float64Array) => values.map(Math.fround);
  return {
    shape: network,
    weights: {
      convWeight: single(weights.convWeight),
      convBias: single(weights.convBias),
      linearWeight: single(weights.linearWeight),
      linearBias: single(weights.linearBias),
    },
  };
}

function thresholdOf(
  network: Network,
  { quantisation, training }: JudgePlan,
  validation: Dataset,
): Threshold {
  const twin = makeTwin(network, quantisation);
  const others = validation.clips.flatMap(({ emotion }, i) =>
    emotion === "surprise" ? [] : [scoreInteger(twin, inputAt(validation, i))],
  );
  return publishedThreshold(others, scoreScale(quantisation.scale), training.validation);
}

function checkFold({ network, training }: RunsPlan): void {
  const { runs, fold } = training;
  if (network.channels % fold === 0 && fold <= runs) return;
  throw new IdolError(
    "JUDGE_INVALID",
    `${fold} of ${runs} runs cannot be folded into ${network.channels} channels.`,
    "Let `training.fold` be at most `training.runs` and divide `network.channels`.",
  );
}

function stoppedTooEarly(): CodedError {
  return new IdolError(
    "CANCELLED",
    "Training was stopped before its first epoch: there is nothing to keep.",
    "Run it again; the features are cached.",
  );
}

function shortened(results: readonly RunResult[], { runs, epochs }: TrainingRecipe): string {
  const most = results.reduce((most, { history }) => Math.max(most, history.length), 0);
  return (
    `Its training was cut short by hand: ${results.length} of ${runs} runs had begun, the longest had done ${most} of ${epochs} epochs. ` +
    "The same plan, trained to its end, gives other weights."
  );
}

function diverged(): CodedError {
  return new IdolError(
    "TRAINING_FAILED",
    "The weights grew beyond all bounds.",
    "Lower `training.learningRate` in the plan.",
    { cause: ensureError("not finite") },
  );
}
