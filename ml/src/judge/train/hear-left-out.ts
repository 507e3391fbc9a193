import type { Clip } from "../../corpora/scan.ts";
import type { Threshold } from "../config.ts";
import type { Dataset } from "../dataset/extract.ts";
import { figuresBySex } from "../evaluate/by-sex.ts";
import { FALSE_SHARE, thresholdFor } from "../evaluate/threshold.ts";
import { tradeOff } from "../evaluate/trade-off.ts";
import type { GuardedPlan } from "../presets.ts";
import { dequantise, quantise } from "../quantise.ts";
import { makeTwin, scoreInteger, scoreScale } from "../twin.ts";
import { prefixOf, trainGuarded } from "./guarded.ts";
import type { LeftOut } from "./left-out.ts";
import { corpusOf } from "./line.ts";
import { inputAt } from "./trained-data.ts";

/** Draws of the speakers for the intervals of a corpus that was left out. */
const LEFT_OUT_DRAWS = 200;

/** A corpus's clips as a network hears them that was trained without it, in instance units. */
export interface Heard {
  corpus: string;
  clips: readonly Clip[];
  instances: bigint[];
}

/** Trains without each corpus in turn, and listens to it. */
export function hearLeftOut(plan: GuardedPlan, training: Dataset, machines: Float64Array): Heard[] {
  const corpora = [...new Set(plan.training.leaveOut.map(prefixOf))];
  return corpora.flatMap((corpus) => {
    const members = training.clips.flatMap((clip, i) => (corpusOf(clip) === corpus ? [i] : []));
    if (members.length === 0) return [];
    const twin = makeTwin(trainGuarded(plan, training, machines, corpus), plan.quantisation);
    const instances = members.map((i) => scoreInteger(twin, inputAt(training, i)));
    return [{ corpus, clips: members.map((i) => training.clips[i]!), instances }];
  });
}

/** The highest of the thresholds that each corpus calls for when it is left out, and of the recipe's own. */
export function thresholdAcross(
  { training: recipe, quantisation }: GuardedPlan,
  heard: readonly Heard[],
): Threshold {
  const scale = scoreScale(quantisation.scale);
  const needed = heard.map(({ clips, instances }) =>
    thresholdFor(
      instances.filter((_, i) => clips[i]!.emotion !== "surprise"),
      FALSE_SHARE,
    ),
  );
  const all = [quantise(recipe.leastThreshold, scale), ...needed].sort((a, b) => (a < b ? -1 : 1));
  const instance = all.at(-1)!;
  return {
    instance: String(instance),
    score: dequantise(instance, scale),
    falseShare: FALSE_SHARE,
    speakers: heard.map(({ corpus }) => `${corpus}-*`),
  };
}

/** Figures of a corpus that was left out: each part of it that holds surprise, and the whole at other thresholds. */
export function describeLeftOut(
  { corpus, clips, instances }: Heard,
  { labels, quantisation }: GuardedPlan,
  threshold: Threshold,
): LeftOut {
  const scored = clips.map(({ corpus: part, speaker, emotion }, i) => ({
    part,
    speaker,
    emotion,
    score: dequantise(instances[i]!, scoreScale(quantisation.scale)),
  }));
  const parts = [...new Set(scored.filter(({ emotion }) => emotion === "surprise").map(({ part }) => part))];
  const options = { labels, threshold: threshold.score, draws: LEFT_OUT_DRAWS, seed: 0 };
  return {
    corpus,
    groups: parts.flatMap((part) =>
      figuresBySex(
        part,
        scored.filter((each) => each.part === part),
        options,
      ),
    ),
    tradeOff: tradeOff(scored.filter(({ part }) => parts.includes(part))),
  };
}
