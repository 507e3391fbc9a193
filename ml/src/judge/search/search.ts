import { IdolError } from "@idol/ezkl/errors.ts";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress.ts";
import { runInWorkers } from "@idol/ezkl/workers.ts";
import { forecastRows } from "../../circuit/forecast.ts";
import type { Clip } from "../../corpora/scan.ts";
import type { Quantisation } from "../config.ts";
import { type Dataset, extractDataset } from "../dataset/extract.ts";
import { type Separation, separation } from "../evaluate/separation.ts";
import { fitQuantisation } from "../import/fit-quantisation.ts";
import { forward, type Network } from "../network.ts";
import type { JudgePlan } from "../presets.ts";
import { dequantise } from "../quantise.ts";
import { calibrate, equalise } from "../train/calibrate.ts";
import { foldNetworks } from "../train/fold.ts";
import type { EpochReport, RunResult } from "../train/run.ts";
import { runShared } from "../train/run-shared.ts";
import type { RunTask } from "../train/run-worker.ts";
import { makeTwin, scoreInteger, scoreScale } from "../twin.ts";
import { isSearched, type Protocol, protocolsOf } from "./protocols.ts";

/** What is searched, around a plan whose features are one prosody step. */
export interface SearchGrid {
  /** Columns of the picture. */
  cols: readonly number[];
  /** Hidden units: channels whose kernel is the whole picture. */
  channels: readonly number[];
  /** Networks, each of `channels / folds` units, that are folded into one; where that is no whole number, there is no point. */
  folds: readonly number[];
  /** Scales of the integers. */
  scales: readonly number[];
  /** Networks trained of each size; a point's figures are means over them, or over the rings that can be folded of them. */
  seeds: number;
  epochs: number;
}

/** One point of the frontier: a circuit's size, and how well its integers tell surprise in voices never heard. */
export interface SearchPoint {
  cols: number;
  channels: number;
  /** So many networks are folded into the one. */
  fold: number;
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
  /** Largest difference of a clip's score from the unrounded network's, on the labels' scale. */
  rounding: number;
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
 * @throws IdolError `OPTION_INVALID`, `DATA_NOT_FOUND`, `TRAINING_FAILED`, `CANCELLED`
 */
export async function searchFrontier(
  plan: JudgePlan,
  clips: readonly Clip[],
  grid: SearchGrid,
  options: SearchOptions = {},
): Promise<SearchPoint[]> {
  if (Math.max(...grid.folds) > grid.seeds) throw tooFewSeeds(grid);
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
    points.push(...pointsOf(sized, results, grid));
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
  channels: number;
  fold: number;
  seed: number;
  quantisation: Quantisation;
  separation: Separation;
  rounding: number;
}

async function hearProtocol(
  plan: JudgePlan,
  protocol: Protocol,
  dataset: Dataset,
  grid: SearchGrid,
  options: SearchOptions,
): Promise<Heard[]> {
  const training = subset(dataset, protocol.isTraining);
  const heard = plainOf(subset(dataset, protocol.isHeard));
  const trained = await trainAll(plan, protocol, training, heard, grid, options);
  const known = plainOf(training);
  return sizesOf(grid).flatMap(({ channels, fold }) => {
    const parts = trained.get(channels / fold)!.map((network) => onLabels(network, known, plan));
    return ringsOf(parts, fold).flatMap((ring, seed) => {
      const network = equalise(foldNetworks(ring));
      return grid.scales.map((scale) => ({
        protocol: protocol.name,
        channels,
        fold,
        seed,
        ...hearIntegers(network, scale, known, heard),
      }));
    });
  });
}

/** Every network that the grid needs, by its units; each size in the order of the seeds. */
async function trainAll(
  plan: JudgePlan,
  protocol: Protocol,
  training: Dataset,
  heard: Dataset,
  grid: SearchGrid,
  { workers, onProgress = ignoreProgress, signal }: SearchOptions,
): Promise<Map<number, Network[]>> {
  const recipe = { ...plan.training, epochs: grid.epochs, keep: "last" } as const;
  const shared = runShared(recipe, training, heard);
  const sizes = [...new Set(sizesOf(grid).map(({ channels, fold }) => channels / fold))];
  const tasks = sizes.flatMap((channels) =>
    Array.from(
      { length: grid.seeds },
      (_, run): RunTask => ({ shape: { ...plan.network, channels }, recipe, seed: recipe.seed + run }),
    ),
  );
  let done = 0;
  const results = await runInWorkers<RunTask, RunResult | undefined, EpochReport>(script, tasks, {
    shared,
    ...(workers !== undefined && { workers }),
    ...(signal && { signal }),
    onResult: () => {
      done++;
      onProgress({
        step: `${plan.network.cols} columns, ${protocol.title}`,
        fraction: done / tasks.length,
        detail: `${done} of ${tasks.length} networks`,
      });
    },
  });
  const networks = results.map((result, index) => ({
    shape: tasks[index]!.shape,
    weights: result!.weights,
  }));
  return Map.groupBy(networks, ({ shape }) => shape.channels);
}

/** The sizes of the grid's points, single networks before folded ones. */
function sizesOf({ channels, folds }: SearchGrid): { channels: number; fold: number }[] {
  return folds.flatMap((fold) =>
    channels.filter((count) => count % fold === 0).map((count) => ({ channels: count, fold })),
  );
}

/** Each network with those that follow it, around: as many different groups as there are. */
function ringsOf(networks: readonly Network[], fold: number): [Network, ...Network[]][] {
  const starts = fold === networks.length ? networks.slice(0, 1) : networks;
  return starts.map((first, start) => [
    first,
    ...Array.from({ length: fold - 1 }, (_, step) => networks[(start + step + 1) % networks.length]!),
  ]);
}

function onLabels(network: Network, known: Dataset, { labels }: JudgePlan): Network {
  const scores = picturesOf(known).map((x) => forward(network, x));
  const wanted = known.clips.map((clip) => labels[clip.emotion]);
  return calibrate(network, scores, wanted);
}

function hearIntegers(network: Network, scale: number, known: Dataset, heard: Dataset) {
  const quantisation = fitQuantisation(network, scale, [...picturesOf(known), ...picturesOf(heard)]);
  const twin = makeTwin(network, quantisation);
  const pictures = picturesOf(heard);
  const scores = pictures.map((x) => dequantise(scoreInteger(twin, x), scoreScale(scale)));
  const emotions = heard.clips.map((clip) => clip.emotion);
  const rounding = scores.reduce(
    (most, score, index) => Math.max(most, Math.abs(score - forward(network, pictures[index]!))),
    0,
  );
  return { quantisation, separation: separation(scores, emotions), rounding };
}

function pointsOf(plan: JudgePlan, results: readonly Heard[], grid: SearchGrid): SearchPoint[] {
  return sizesOf(grid).flatMap(({ channels, fold }) =>
    grid.scales.map((scale) => {
      const own = results.filter(
        (one) => one.channels === channels && one.fold === fold && one.quantisation.scale === scale,
      );
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
        cols: plan.network.cols,
        channels,
        fold,
        scale,
        decompLegs,
        rows: forecastRows({ ...plan.network, channels }, decompLegs),
        logrows: Math.max(...own.map(({ quantisation }) => quantisation.logrows)),
        heard,
        merit: mean(Object.values(heard).flatMap(({ disgust, rest }) => [disgust, rest])),
        spread: spreadOf(own),
        rounding: Math.max(...own.map(({ rounding }) => rounding)),
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

function tooFewSeeds({ folds, seeds }: SearchGrid): IdolError {
  return new IdolError(
    "OPTION_INVALID",
    `${Math.max(...folds)} networks cannot be folded of ${seeds} seeds.`,
    "Search with more seeds, or fold fewer.",
  );
}
