import type { NetworkShape, NetworkWeights } from "../network.ts";
import { makeAdam } from "./adam.ts";
import { makeDifferentiable, zeroWeights } from "./gradient.ts";
import type { GuardedRecipe } from "./guarded-recipe.ts";
import type { Random } from "./random.ts";

/** Inputs one after another, and what the line gives each. */
export interface Sounds {
  x: Float64Array;
  line: Float64Array;
}

/** Inputs lie within ±4. */
const EDGE = 4;
/** A point so far from a voice counts as an outlier in full. */
const FAR = 4;
/** A share of an outlier's inputs, at most, is drawn anew. */
const DRAWN = 0.7;
/** What taking away from a real voice counts at most: one that is far out does not drag all guards with it. */
const MOST_TAKEN = 3;

/**
 * Trains units whose sum is taken from the score: nothing from real surprise, from synthetic sounds as much as brings them below the
 * threshold, and from points far from all voices the more the farther they are. Only + − × ÷ √.
 *
 * @param shape - of the guards alone
 * @param kept - how many inputs, from the first, an outlier shares with a voice: those that the line hears
 * @returns weights whose linear layer is positive: what is to be taken away
 */
export function trainGuards(
  shape: NetworkShape,
  voices: Sounds,
  machines: Sounds,
  kept: number,
  { guards }: Pick<GuardedRecipe, "guards">,
  random: Random,
): NetworkWeights {
  const { steps, batchSize, learningRate, margin, threshold, leniency, outliers, noise, decay } = guards;
  const size = shape.rows * shape.cols;
  const weights = startingWeights(shape, random);
  const network = makeDifferentiable({ shape, weights });
  const gradient = zeroWeights(shape);
  const optimise = makeAdam(shape, { weightDecay: decay, beta2: 0.999 });
  const x = new Float64Array(size);
  const draw = (sounds: Sounds): number => {
    const index = random.int(sounds.line.length);
    for (let i = 0; i < size; i++) x[i] = sounds.x[index * size + i]! + noise * random.normal();
    return index;
  };
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < batchSize; i++) {
      draw(voices);
      if (network.forward(x) < MOST_TAKEN) network.backward(leniency / batchSize, gradient);

      const machine = draw(machines);
      const needed = machines.line[machine]! - threshold + margin;
      if (network.forward(x) < needed) network.backward(-1 / batchSize, gradient);

      if (outliers === 0) continue;
      draw(voices);
      const far = moveOut(x, kept, random);
      if (network.forward(x) < far / FAR) network.backward(-outliers / batchSize, gradient);
    }
    optimise(weights, gradient, learningRate * (1 - step / steps));
    // A guard takes away; it never adds. Its own size is in its first layer.
    for (let unit = 0; unit < weights.linearWeight.length; unit++)
      weights.linearWeight[unit] = Math.max(0, weights.linearWeight[unit]!);
    weights.linearBias[0] = 0;
  }
  return weights;
}

function startingWeights(shape: NetworkShape, random: Random): NetworkWeights {
  const weights = zeroWeights(shape);
  const deviation = 1 / Math.sqrt(shape.rows * shape.cols);
  for (let i = 0; i < weights.convWeight.length; i++) weights.convWeight[i] = deviation * random.normal();
  weights.convBias.fill(-0.5);
  weights.linearWeight.fill(0.5);
  return weights;
}

/** Draws some of the inputs behind the kept ones anew, evenly; returns how far that is. */
function moveOut(x: Float64Array, kept: number, random: Random): number {
  const share = random.between(0, DRAWN);
  let square = 0;
  for (let i = kept; i < x.length; i++) {
    if (random.next() >= share) continue;
    const moved = random.between(-EDGE, EDGE);
    square += (moved - x[i]!) * (moved - x[i]!);
    x[i] = moved;
  }
  return Math.min(FAR, Math.sqrt(square));
}
