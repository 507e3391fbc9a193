import type { CodedError } from "@idol/ezkl/errors";
import type { Clip } from "../../corpora/scan.ts";
import { IdolError } from "../../errors.ts";
import type { GuardedRecipe } from "./guarded-recipe.ts";
import { linearSolve } from "./linear-solve.ts";

/** A linear function of the first inputs: 0 at the mean of what is no surprise, 1 at the mean surprise. */
export interface Line {
  weights: Float64Array;
  bias: number;
}

/** Clips and the inputs of their versions, as `Dataset` has them. */
export interface LineData {
  clips: readonly Pick<Clip, "speaker" | "emotion">[];
  variants: number;
  size: number;
  x: Float64Array;
}

/** What the names of a corpus's speakers begin with: RAVDESS's speech and song are one. */
export const corpusOf = ({ speaker }: Pick<Clip, "speaker">): string => speaker.split("-")[0]!;

/**
 * Ridge regression of surprise, in which each corpus and in it each class of emotions has its share whatever the clips, and only differences
 * within a corpus count: what is peculiar to a corpus is no sign of an emotion.
 *
 * @throws CodedError `TRAINING_FAILED` where no corpus has surprise and something else
 */
export function fitLine(data: LineData, { inputs, ridge, classes }: GuardedRecipe["line"]): Line {
  const corpora = [...new Set(data.clips.map(corpusOf))].sort();
  const gram = new Float64Array(inputs * inputs);
  const target = new Float64Array(inputs);
  const low: Float64Array[] = [];
  const high: Float64Array[] = [];
  for (const corpus of corpora) {
    const members = classes.map(({ emotions }) =>
      data.clips.flatMap((clip, i) =>
        corpusOf(clip) === corpus && emotions.includes(clip.emotion) ? [i] : [],
      ),
    );
    const present = classes.flatMap(({ emotions, share }, k) =>
      members[k]!.length > 0 ? [{ share, clips: members[k]!, surprise: emotions.includes("surprise") }] : [],
    );
    if (!present.some(({ surprise }) => surprise) || present.every(({ surprise }) => surprise)) continue;
    addCorpus(gram, target, data, present);
    const meanOf = (surprise: boolean) => {
      const own = present.filter((each) => each.surprise === surprise).flatMap(({ clips }) => clips);
      return meanInput(data, own, inputs);
    };
    low.push(meanOf(false));
    high.push(meanOf(true));
  }
  if (low.length === 0) throw nothingToTell();
  for (let i = 0; i < inputs; i++) gram[i * inputs + i]! += ridge * low.length;
  const direction = linearSolve(gram, target);
  const at = (means: Float64Array[]) =>
    means.reduce((sum, mean) => sum + dot(direction, mean), 0) / low.length;
  const from = at(low);
  const length = at(high) - from;
  if (!(length > 0)) throw nothingToTell();
  return { weights: direction.map((weight) => weight / length), bias: -from / length };
}

/** The line's value of an input. */
export function alongLine({ weights, bias }: Line, x: ArrayLike<number>): number {
  let sum = bias;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * x[i]!;
  return sum;
}

/** Adds a corpus's covariances, each class weighted to its share, to the regression's sums. */
function addCorpus(
  gram: Float64Array,
  target: Float64Array,
  { x, size, variants }: LineData,
  present: readonly { share: number; clips: readonly number[]; surprise: boolean }[],
): void {
  const n = target.length;
  const rest = present.reduce((sum, { share, surprise }) => sum + (surprise ? 0 : share), 0);
  const own = present.reduce((sum, { share, surprise }) => sum + (surprise ? share : 0), 0);
  const rows = present.flatMap(({ share, clips, surprise }) => {
    const all = surprise ? own : share * ((1 - own) / rest);
    const weight = all / (clips.length * variants);
    return clips.flatMap((clip) =>
      Array.from({ length: variants }, (_, v) => ({ at: (clip * variants + v) * size, weight, surprise })),
    );
  });
  const mean = new Float64Array(n);
  for (const { at, weight } of rows) for (let i = 0; i < n; i++) mean[i]! += weight * x[at + i]!;
  for (const { at, weight, surprise } of rows) {
    const wanted = (surprise ? 1 : 0) - own;
    for (let i = 0; i < n; i++) {
      const value = weight * (x[at + i]! - mean[i]!);
      target[i]! += value * wanted;
      for (let j = 0; j < n; j++) gram[i * n + j]! += value * (x[at + j]! - mean[j]!);
    }
  }
}

/** Of the recordings as they are. */
function meanInput({ x, size, variants }: LineData, clips: readonly number[], inputs: number): Float64Array {
  const mean = new Float64Array(inputs);
  for (const clip of clips) {
    for (let i = 0; i < inputs; i++) mean[i]! += x[clip * variants * size + i]! / clips.length;
  }
  return mean;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function nothingToTell(): CodedError {
  return new IdolError(
    "TRAINING_FAILED",
    "No corpus has both surprise and other emotions: there is nothing to tell apart.",
    "Add a corpus with surprise (RAVDESS speech, TESS or nEMO), or correct the recipe's speakers and sampling.",
  );
}
