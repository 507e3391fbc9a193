import { forecastRows } from "../../circuit/forecast.ts";
import type { Clip } from "../../corpora/scan.ts";
import { ignoreProgress, type OnProgress } from "../../progress.ts";
import { runInWorkers } from "../../workers.ts";
import type { Quantisation } from "../config.ts";
import { type Dataset, extractDataset } from "../dataset/extract.ts";
import { type Separation, separation } from "../evaluate/separation.ts";
import { fitQuantisation } from "../import/fit-quantisation.ts";
import { forward, type Network, type NetworkShape } from "../network.ts";
import type { JudgePlan } from "../presets.ts";
import { calibrate, equalise } from "../train/calibrate.ts";
import type { EpochReport, RunResult } from "../train/run.ts";
import { runShared } from "../train/run-shared.ts";
import type { RunTask } from "../train/run-worker.ts";
import { makeTwin, scoreInteger } from "../twin.ts";
import { isSearched, type Protocol, protocolsOf } from "./protocols.ts";

/** What is searched, around a plan whose features are one prosody step. */
export interface SearchGrid {
  /** Columns of the picture. */
  cols: readonly number[];
  /** Hidden units: channels whose kernel is the whole picture. */
  channels: readonly number[];
  /** Scales of the integers. */
  scales: readonly number[];
  /** Networks trained for each point; its figures are their means. */
  seeds: number;
  epochs: number;
}

/** One point of the frontier: a circuit's size, and how well its integers tell surprise in voices never heard. */
export interface SearchPoint {
  cols: number;
  channels: number;
  scale: number;
  decompLegs: number;
  rows: number;
  logrows: number;
  /** By protocol: the areas under the curve, means over the seeds. */
  heard: Record<string, Separation>;
  /** Mean of all areas. */
  merit: number;
  /** By how much that mean differs between the best and the worst seed. */
  spread: number;
}

export interface SearchOptions {
  workers?: number;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

const script = new URL("../train/run-worker.ts", import.meta.url);

/**
 * Trains every network of the grid by the plan's recipe under every protocol and hears its integer twin at every scale; reserved
 * speakers are left out before anything is read.
 *
 * @throws IdolError `DATA_NOT_FOUND`, `TRAINING_FAILED`, `CANCELLED`
 */
export async function searchFrontier(
  plan: JudgePlan,
  clips: readonly Clip[],
  grid: SearchGrid,
  options: SearchOptions = {},
): Promise<SearchPoint[]> {
  const searched = clips.filter(isSearched(plan));
  const points: SearchPoint[] = [];
  for (const cols of grid.cols) {
    const sized = withColumns(plan, cols);
    const { count, seed, augmentation } = { count: plan.training.variants, ...plan.training };
    const dataset = await extractDataset(searched, sized, {
      ...options,
      variants: { count, seed, augmentation },
    });
    const results: Heard[] = [];
    for (const protocol of protocolsOf(plan))
      results.push(...(await hearProtocol(sized, protocol, dataset, grid, options)));
    points.push(...pointsOf(cols, results, grid));
  }
  return points;
}

/** A plan whose picture has so many columns. */
function withColumns(plan: JudgePlan, cols: number): JudgePlan {
  const steps = plan.features.steps.map((step) => (step.step === "prosody" ? { ...step, cols } : step));
  const { rows } = plan.network;
  const whole: [number, number] = [rows, cols];
  return {
    ...plan,
    features: { ...plan.features, steps },
    network: { ...plan.network, cols, kernel: whole, stride: whole },
  };
}

/** What one network hears under one protocol at one scale. */
interface Heard {
  protocol: string;
  seed: number;
  shape: NetworkShape;
  quantisation: Quantisation;
  separation: Separation;
}

async function hearProtocol(
  plan: JudgePlan,
  protocol: Protocol,
  dataset: Dataset,
  grid: SearchGrid,
  { workers, onProgress = ignoreProgress }: SearchOptions,
): Promise<Heard[]> {
  const training = subset(dataset, protocol.isTraining);
  const heard = plainOf(subset(dataset, protocol.isHeard));
  const recipe = { ...plan.training, epochs: grid.epochs, keep: "last" } as const;
  const shared = runShared(recipe, training, heard);
  const tasks = grid.channels.flatMap((channels) =>
    Array.from(
      { length: grid.seeds },
      (_, run): RunTask => ({ shape: { ...plan.network, channels }, recipe, seed: recipe.seed + run }),
    ),
  );
  let done = 0;
  const results = await runInWorkers<RunTask, RunResult | undefined, EpochReport>(script, tasks, {
    shared,
    ...(workers !== undefined && { workers }),
    onResult: () => {
      done++;
      onProgress({
        step: `${plan.network.cols} columns, ${protocol.title}`,
        fraction: done / tasks.length,
        detail: `${done} of ${tasks.length} networks`,
      });
    },
  });
  const plainTraining = plainOf(training);
  return results.flatMap((result, index) => {
    const { shape, seed } = tasks[index]!;
    const network = ready({ shape, weights: result!.weights }, plainTraining, plan);
    return grid.scales.map((scale) => ({
      protocol: protocol.name,
      seed,
      shape,
      ...hearIntegers(network, scale, plainTraining, heard),
    }));
  });
}

/** On the labels' scale and evened out, as a finished judge is. */
function ready(network: Network, known: Dataset, { labels }: JudgePlan): Network {
  const scores = picturesOf(known).map((x) => forward(network, x));
  const wanted = known.clips.map((clip) => labels[clip.emotion]);
  return equalise(calibrate(network, scores, wanted));
}

function hearIntegers(network: Network, scale: number, known: Dataset, heard: Dataset) {
  const quantisation = fitQuantisation(network, scale, [...picturesOf(known), ...picturesOf(heard)]);
  const twin = makeTwin(network, quantisation);
  const scores = picturesOf(heard).map((x) => Number(scoreInteger(twin, x)));
  return {
    quantisation,
    separation: separation(
      scores,
      heard.clips.map((clip) => clip.emotion),
    ),
  };
}

function pointsOf(cols: number, results: readonly Heard[], { channels, scales }: SearchGrid): SearchPoint[] {
  return channels.flatMap((count) =>
    scales.map((scale) => {
      const own = results.filter(
        ({ shape, quantisation }) => shape.channels === count && quantisation.scale === scale,
      );
      const { shape } = own[0]!;
      const decompLegs = Math.max(...own.map(({ quantisation }) => quantisation.decompLegs));
      const heard = Object.fromEntries(
        [...Map.groupBy(own, ({ protocol }) => protocol)].map(([name, all]) => [
          name,
          {
            disgust: mean(all.map(({ separation }) => separation.disgust)),
            rest: mean(all.map(({ separation }) => separation.rest)),
          },
        ]),
      );
      return {
        cols,
        channels: count,
        scale,
        decompLegs,
        rows: forecastRows(shape, decompLegs),
        logrows: Math.max(...own.map(({ quantisation }) => quantisation.logrows)),
        heard,
        merit: mean(Object.values(heard).flatMap(({ disgust, rest }) => [disgust, rest])),
        spread: spreadOf(own),
      };
    }),
  );
}

function spreadOf(own: readonly Heard[]): number {
  const bySeed = [...Map.groupBy(own, ({ seed }) => seed).values()];
  const merits = bySeed.map((all) =>
    mean(all.flatMap(({ separation }) => [separation.disgust, separation.rest])),
  );
  return Math.max(...merits) - Math.min(...merits);
}

/** The clips that are wanted, with all their variants, over shared memory. */
function subset({ clips, variants, size, x }: Dataset, isWanted: (clip: Clip) => boolean): Dataset {
  const wanted = clips.flatMap((clip, index) => (isWanted(clip) ? [index] : []));
  const length = variants * size;
  const own = new Float64Array(new SharedArrayBuffer(8 * wanted.length * length));
  for (const [place, index] of wanted.entries())
    own.set(x.subarray(index * length, (index + 1) * length), place * length);
  return { clips: wanted.map((index) => clips[index]!), variants, size, x: own, unreadable: [] };
}

/** Only the recordings as they are: the first variant of each. */
function plainOf({ clips, variants, size, x }: Dataset): Dataset {
  const own = new Float64Array(new SharedArrayBuffer(8 * clips.length * size));
  for (let i = 0; i < clips.length; i++)
    own.set(x.subarray(i * variants * size, (i * variants + 1) * size), i * size);
  return { clips, variants: 1, size, x: own, unreadable: [] };
}

const picturesOf = ({ clips, size, x }: Dataset): Float64Array[] =>
  clips.map((_, index) => x.subarray(index * size, (index + 1) * size));

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
