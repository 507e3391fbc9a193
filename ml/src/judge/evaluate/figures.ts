import { EMOTIONS, type Emotion } from "../../corpora/emotion.ts";
import type { Clip } from "../../corpora/scan.ts";
import type { Labels } from "../config.ts";
import { makeRandom } from "../train/random.ts";
import { sortedOrder, weightedAuc, weightedCorrelation, weightedRanks } from "./weighted.ts";

/** A figure and the interval in which 95 % of the bootstrap's draws lie; null where the clips cannot tell. */
export interface Figure {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** How well one model's scores fit what was acted. */
export interface Figures {
  /** AUC of surprise above disgust. */
  disgust: Figure;
  /** AUC of surprise above all else. */
  rest: Figure;
  /** Spearman's correlation of scores and labels. */
  spearman: Figure;
  /** Mean absolute difference of score and label. */
  mae: Figure;
  /** Unweighted average recall: the mean of the shares of surprise that is paid and of the rest that is not; none without a threshold. */
  uar: Figure;
  /** Share of the clips of each emotion that reach the threshold; none without a threshold. */
  passing: Partial<Record<Emotion, Figure>>;
}

export interface FigureOptions {
  labels: Labels;
  /** Null for a judge without one. */
  threshold: number | null;
  /** Draws of speakers for the intervals. */
  draws: number;
  seed: number;
}

type Statistic = (weights: Float64Array) => number;

/**
 * Figures of one set of clips. The intervals come from drawing its speakers anew, with replacement (percentile bootstrap):
 * clips of one voice are no independent evidence. With one speaker there are none.
 */
export function figuresOf(
  scores: Float64Array,
  clips: readonly Pick<Clip, "speaker" | "emotion">[],
  { labels, threshold, draws, seed }: FigureOptions,
): Figures {
  const statistics = statisticsOf(scores, clips, labels, threshold);
  const weightings = drawSpeakers(clips, draws, seed);
  const once = new Float64Array(clips.length).fill(1);
  const figure = (statistic: Statistic): Figure => ({
    value: finite(statistic(once)),
    ...interval(weightings.map(statistic).filter(Number.isFinite)),
  });
  const passing = Object.entries(statistics.passing).map(([emotion, statistic]) => [
    emotion,
    figure(statistic),
  ]);
  return {
    disgust: figure(statistics.disgust),
    rest: figure(statistics.rest),
    spearman: figure(statistics.spearman),
    mae: figure(statistics.mae),
    uar: figure(statistics.uar),
    passing: Object.fromEntries(passing),
  };
}

function statisticsOf(
  scores: Float64Array,
  clips: readonly Pick<Clip, "emotion">[],
  labels: Labels,
  threshold: number | null,
): Record<"disgust" | "rest" | "spearman" | "mae" | "uar", Statistic> & {
  passing: Partial<Record<Emotion, Statistic>>;
} {
  const order = sortedOrder(scores);
  const wanted = Float64Array.from(clips, ({ emotion }) => labels[emotion]);
  const wantedOrder = sortedOrder(wanted);
  const sides = (other: (emotion: Emotion) => boolean) =>
    Int8Array.from(clips, ({ emotion }) => (emotion === "surprise" ? 1 : other(emotion) ? 0 : -1));
  const disgustSide = sides((emotion) => emotion === "disgust");
  const restSide = sides(() => true);
  const errors = scores.map((score, i) => Math.abs(score - wanted[i]!));
  const mean = (values: ArrayLike<number>, counts: (index: number) => boolean): Statistic => {
    return (weights) => {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < weights.length; i++) {
        if (!counts(i)) continue;
        sum += weights[i]! * values[i]!;
        total += weights[i]!;
      }
      return sum / total;
    };
  };
  const passes = scores.map((score) => (threshold !== null && score >= threshold ? 1 : 0));
  const shareOf = (surprise: boolean) => mean(passes, (i) => (clips[i]!.emotion === "surprise") === surprise);
  const heard =
    threshold === null ? [] : EMOTIONS.filter((emotion) => clips.some((clip) => clip.emotion === emotion));
  return {
    disgust: (weights) => weightedAuc(scores, order, disgustSide, weights),
    rest: (weights) => weightedAuc(scores, order, restSide, weights),
    spearman: (weights) =>
      weightedCorrelation(
        weightedRanks(scores, order, weights),
        weightedRanks(wanted, wantedOrder, weights),
        weights,
      ),
    mae: mean(errors, () => true),
    uar:
      threshold === null
        ? () => Number.NaN
        : (weights) => (1 + shareOf(true)(weights) - shareOf(false)(weights)) / 2,
    passing: Object.fromEntries(
      heard.map((emotion) => [emotion, mean(passes, (i) => clips[i]!.emotion === emotion)]),
    ),
  };
}

/** How often each clip counts in each draw of as many speakers as there are. */
function drawSpeakers(clips: readonly Pick<Clip, "speaker">[], draws: number, seed: number): Float64Array[] {
  const speakers = [...new Set(clips.map((clip) => clip.speaker))].sort();
  if (speakers.length < 2) return [];
  const random = makeRandom(seed);
  const indexOf = new Map(speakers.map((speaker, index) => [speaker, index]));
  const speakerOfClip = clips.map((clip) => indexOf.get(clip.speaker)!);
  return Array.from({ length: draws }, () => {
    const times = new Float64Array(speakers.length);
    for (let i = 0; i < speakers.length; i++) times[random.int(speakers.length)]! += 1;
    return Float64Array.from(speakerOfClip, (speaker) => times[speaker]!);
  });
}

/** The 2.5th and 97.5th percentile. */
function interval(values: number[]): { low: number | null; high: number | null } {
  if (values.length === 0) return { low: null, high: null };
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))]!;
  return { low: at(0.025), high: at(0.975) };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
