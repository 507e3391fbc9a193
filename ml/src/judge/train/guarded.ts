import type { CorpusName } from "../../corpora/corpus.ts";
import type { Dataset } from "../dataset/extract.ts";
import type { Network } from "../network.ts";
import type { GuardedPlan } from "../presets.ts";
import { equalise } from "./calibrate.ts";
import { type Sounds, trainGuards } from "./guards.ts";
import { alongLine, corpusOf, fitLine } from "./line.ts";
import { makeRandom } from "./random.ts";

/** Where the mean of what is no surprise lies on the score's scale, whose end is 1. */
const REST = 0.2;
/** A real voice takes part in the guards' training from so far below the assumed threshold. */
const NEARLY = 0.6;

/**
 * Trains the units on some clips of a data set and on synthetic sounds; weights are float32. The same arguments give the same bits.
 *
 * @param machines - the synthetic sounds' inputs, one after another
 * @param without - the beginning of the speakers that are left out, if any
 * @throws CodedError as `fitLine`
 */
export function trainGuarded(
  { training: recipe, network: shape }: GuardedPlan,
  dataset: Dataset,
  machines: Float64Array,
  without?: string,
): Network {
  const { line: lineRecipe, guards, seed } = recipe;
  const kept = dataset.clips.flatMap((clip, i) => (corpusOf(clip) === without ? [] : [i]));
  const data = partOf(dataset, kept);
  const line = fitLine(data, lineRecipe);
  const { cap } = lineRecipe;
  const along = (x: Float64Array, start: number) =>
    Math.min(cap, alongLine(line, x.subarray(start, start + dataset.size)));
  const soundsOf = (x: Float64Array, starts: readonly number[]): Sounds => ({
    x: joined(starts.map((start) => x.subarray(start, start + dataset.size))),
    line: Float64Array.from(starts, (start) => along(x, start)),
  });
  const versions = data.clips.flatMap(({ emotion }, i) =>
    emotion === "surprise"
      ? Array.from({ length: data.variants }, (_, v) => (i * data.variants + v) * data.size)
      : [],
  );
  const high = versions.filter((start) => along(data.x, start) > guards.threshold - NEARLY);
  const all = Array.from({ length: machines.length / data.size }, (_, i) => i * data.size);
  const guardShape = { ...shape, channels: shape.channels - 1 };
  const taken = trainGuards(
    guardShape,
    soundsOf(data.x, high),
    soundsOf(machines, all),
    lineRecipe.inputs,
    recipe,
    makeRandom(seed),
  );
  // score = 1 − gain · (relu(cap − line) + Σ guards), and 1 − gain · cap is where the line is 0.
  const gain = (1 - REST) / cap;
  const first = new Float64Array(data.size);
  for (const [i, weight] of line.weights.entries()) first[i] = -weight;
  const weights = {
    convWeight: joined([first, taken.convWeight]),
    convBias: joined([Float64Array.of(cap - line.bias), taken.convBias]),
    linearWeight: joined([Float64Array.of(-gain), taken.linearWeight.map((weight) => -gain * weight)]),
    linearBias: Float64Array.of(1),
  };
  const ready = equalise({ shape, weights }).weights;
  return {
    shape,
    weights: {
      convWeight: ready.convWeight.map(Math.fround),
      convBias: ready.convBias.map(Math.fround),
      linearWeight: ready.linearWeight.map(Math.fround),
      linearBias: ready.linearBias.map(Math.fround),
    },
  };
}

/** What the names of a corpus's speakers begin with. */
export const prefixOf = (name: CorpusName): string => name.split("-")[0]!;

function partOf(dataset: Dataset, kept: readonly number[]): Dataset {
  const stride = dataset.variants * dataset.size;
  return {
    ...dataset,
    clips: kept.map((i) => dataset.clips[i]!),
    x: joined(kept.map((i) => dataset.x.subarray(i * stride, (i + 1) * stride))),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
