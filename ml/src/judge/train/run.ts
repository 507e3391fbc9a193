import { cosPi } from "../../audio/maths.ts";
import type { Emotion } from "../../corpora/emotion.ts";
import { type Separation, separation } from "../evaluate/separation.ts";
import { type NetworkShape, type NetworkWeights, outputShape } from "../network.ts";
import { makeAdam } from "./adam.ts";
import { type Differentiable, makeDifferentiable, zeroWeights } from "./gradient.ts";
import { batchLoss } from "./loss.ts";
import { makeRandom, type Random } from "./random.ts";
import type { TrainingRecipe } from "./recipe.ts";
import { type Cell, type DrawClip, makeDraw } from "./sampler.ts";

/** Inputs of clips, `variants` to a clip and `size` values to an input, and what each clip should score. */
export interface TrainingSet {
  x: Float64Array;
  variants: number;
  size: number;
  targets: Float64Array;
  cells: readonly Cell[];
}

/** Inputs that are only listened to: one to a clip. */
export interface ListeningSet {
  x: Float64Array;
  emotions: readonly Emotion[];
}

export interface EpochReport {
  epoch: number;
  /** Mean loss over the epoch's batches. */
  loss: number;
  validation: Separation;
}

export interface RunResult {
  seed: number;
  weights: NetworkWeights;
  /** That of the weights kept. */
  validation: Separation;
  /** The recipe's weighting of it, by which runs are compared. */
  merit: number;
  history: EpochReport[];
}

export interface RunHooks {
  onEpoch?: (report: EpochReport) => void;
  /** Asked after each epoch; the best so far is kept. */
  shouldStop?: () => boolean;
}

/**
 * Trains one network. All that is random comes from the seed, and only + − × ÷ √ are used: equal arguments give equal bits.
 */
export function trainRun(
  shape: NetworkShape,
  recipe: TrainingRecipe,
  seed: number,
  training: TrainingSet,
  validation: ListeningSet,
  hooks: RunHooks = {},
): RunResult {
  const random = makeRandom(seed);
  const weights = initialWeights(shape, recipe, random);
  const network = makeDifferentiable({ shape, weights });
  const step = makeBatchStep(shape, weights, network, recipe, training, random);
  const batches = recipe.batches ?? batchesForAll(training, recipe);
  const history: EpochReport[] = [];
  let best: RunResult | undefined;
  for (let epoch = 1; epoch <= recipe.epochs; epoch++) {
    let loss = 0;
    for (let batch = 0; batch < batches; batch++) {
      loss += step(((epoch - 1) * batches + batch) / (recipe.epochs * batches)) / batches;
    }
    const heard = separation(scoreAll(network, validation.x, training.size), validation.emotions);
    const report = { epoch, loss, validation: heard };
    history.push(report);
    hooks.onEpoch?.(report);
    const merit = meritOf(heard, recipe);
    if (recipe.keep === "last" || best === undefined || merit > best.merit) {
      best = { seed, weights: copyWeights(weights), validation: heard, merit, history };
    }
    if (hooks.shouldStop?.()) break;
  }
  return best!;
}

/** Scores of the inputs that lie one after another in x. */
export function scoreAll(
  network: Pick<Differentiable, "forward">,
  x: Float64Array,
  size: number,
): Float64Array {
  return Float64Array.from({ length: x.length / size }, (_, i) =>
    network.forward(x.subarray(i * size, (i + 1) * size)),
  );
}

/** The recipe's weighting of the two areas; a missing one (no clip of disgust) counts as chance. */
function meritOf({ disgust, rest }: Separation, { select }: TrainingRecipe): number {
  const known = (area: number) => (Number.isNaN(area) ? 0.5 : area);
  return (select.disgust * known(disgust) + select.rest * known(rest)) / (select.disgust + select.rest);
}

/** One batch: draw, run forward and backward, take a step; returns the mean loss. `progress` in [0, 1) is the training's. */
function makeBatchStep(
  shape: NetworkShape,
  weights: NetworkWeights,
  network: Differentiable,
  recipe: TrainingRecipe,
  training: TrainingSet,
  random: Random,
): (progress: number) => number {
  const optimise = makeAdam(shape, recipe);
  const gradient = zeroWeights(shape);
  const { size } = training;
  const draw = makeDraw(training.cells, recipe.sampling, random);
  const inputs = Array.from({ length: recipe.batchSize }, () => new Float64Array(size));
  const scores = new Float64Array(recipe.batchSize);
  const targets = new Float64Array(recipe.batchSize);
  const slopes = new Float64Array(recipe.batchSize);
  return (progress) => {
    for (const [i, input] of inputs.entries()) {
      targets[i] = drawExample(input, draw, recipe, training, random);
      scores[i] = network.forward(input);
    }
    const loss = batchLoss(recipe.loss, scores, targets, slopes);
    for (const [i, input] of inputs.entries()) {
      if (slopes[i] === 0) continue;
      network.forward(input);
      network.backward(slopes[i]!, gradient);
    }
    optimise(weights, gradient, rateAt(progress, recipe));
    return loss;
  };
}

/** Draws an input of a clip, mixed with another's and with noise as the recipe says; returns its target. */
function drawExample(
  input: Float64Array,
  draw: DrawClip,
  recipe: TrainingRecipe,
  training: TrainingSet,
  random: Random,
): number {
  const { x, variants, size, targets } = training;
  const clip = draw();
  const first = (clip * variants + random.int(variants)) * size;
  input.set(x.subarray(first, first + size));
  let target = targets[clip]!;
  if (recipe.mixup > 0) {
    const other = draw();
    const start = (other * variants + random.int(variants)) * size;
    const share = random.between(0, recipe.mixup);
    for (let k = 0; k < size; k++) input[k]! += share * (x[start + k]! - input[k]!);
    target += share * (targets[other]! - target);
  }
  if (recipe.noise > 0) for (let k = 0; k < size; k++) input[k]! += recipe.noise * random.normal();
  return target;
}

/** As many batches as all clips in turn fill. */
function batchesForAll({ cells }: TrainingSet, { batchSize }: TrainingRecipe): number {
  return Math.ceil(cells.reduce((sum, cell) => sum + cell.clips.length, 0) / batchSize);
}

function rateAt(progress: number, { learningRate, warmup, schedule }: TrainingRecipe): number {
  const rising = warmup > 0 ? Math.min(1, progress / warmup) : 1;
  if (schedule === "constant") return learningRate * rising;
  return learningRate * rising * 0.5 * (1 + cosPi(progress));
}

function initialWeights(shape: NetworkShape, { start }: TrainingRecipe, random: Random): NetworkWeights {
  return start === "uniform" ? uniformWeights(shape, random) : normalWeights(shape, random);
}

/** Uniform within ±1 / √n of the fan-in n, biases too: how PyTorch's Conv2d and Linear start. */
function uniformWeights(shape: NetworkShape, random: Random): NetworkWeights {
  const draw = (length: number, fanIn: number) =>
    Float64Array.from({ length }, () => random.between(-1 / Math.sqrt(fanIn), 1 / Math.sqrt(fanIn)));
  const taps = shape.kernel[0] * shape.kernel[1];
  const { units } = outputShape(shape);
  return {
    convWeight: draw(shape.channels * taps, taps),
    convBias: draw(shape.channels, taps),
    linearWeight: draw(units, units),
    linearBias: draw(1, units),
  };
}

/** Normal weights by fan-in (He et al. 2015, about 1.4 / √n before a relu, 1 / √n before the score), biases zero. */
function normalWeights(shape: NetworkShape, random: Random): NetworkWeights {
  const weights = zeroWeights(shape);
  const convDeviation = Math.sqrt(2 / (shape.kernel[0] * shape.kernel[1]));
  const linearDeviation = Math.sqrt(1 / outputShape(shape).units);
  for (let i = 0; i < weights.convWeight.length; i++) weights.convWeight[i] = convDeviation * random.normal();
  for (let i = 0; i < weights.linearWeight.length; i++)
    weights.linearWeight[i] = linearDeviation * random.normal();
  return weights;
}

function copyWeights(weights: NetworkWeights): NetworkWeights {
  return {
    convWeight: weights.convWeight.slice(),
    convBias: weights.convBias.slice(),
    linearWeight: weights.linearWeight.slice(),
    linearBias: weights.linearBias.slice(),
  };
}
