import type { CodedError } from "@idol/ezkl/errors";
import type { OnProgress } from "@idol/ezkl/progress";
import type { CorpusName } from "../../corpora/corpus.ts";
import { EMOTIONS, type Emotion } from "../../corpora/emotion.ts";
import type { Clip } from "../../corpora/scan.ts";
import { IdolError } from "../../errors.ts";
import { type CustomOnnxJudge, inputSource, isCustomOnnxJudge, scoreScaleOf } from "../any-judge.ts";
import type { JudgeConfig } from "../config.ts";
import { type Dataset, extractDataset } from "../dataset/extract.ts";
import { forward, type Network } from "../network.ts";
import { dequantise } from "../quantise.ts";
import { scoreCustomOnnx } from "../score-any.ts";
import { makeTwin, scoreInteger } from "../twin.ts";
import { evaluatedSpeakers, speakersOf } from "./evaluated-speakers.ts";
import { type FigureOptions, type Figures, figuresOf } from "./figures.ts";

/** The figures of one corpus, or of all. */
export interface EvaluatedGroup {
  /** A corpus, or `all`. */
  name: string;
  clips: number;
  speakers: number;
  /** Clips of each emotion heard. */
  emotions: Partial<Record<Emotion, number>>;
  float: Figures;
  /** The integer twin's, or for a custom ONNX judge its circuit's: what a proof states, and what pays. */
  integer: Figures;
}

/** `evaluation.json`: how a judge did on certain speakers. */
export interface Evaluation {
  judge: string;
  weightsSha256: string;
  /** As asked for: names, of which some may end in `*`. */
  speakers: string[];
  threshold: JudgeConfig["threshold"];
  draws: number;
  groups: EvaluatedGroup[];
  /** Largest difference of a clip's two scores. */
  largestDifference: number;
  /** What each clip scored, in the order of the clips' paths: for the pictures. */
  scores: { corpus: CorpusName; speaker: string; emotion: Emotion; float: number; integer: number }[];
  /** Clips that could not be scored. */
  unreadable: number;
}

export interface EvaluateOptions {
  /**
   * Whose clips are heard, some names may end in `*`; the judge's validation speakers if left out. Reserved speakers are heard
   * only when named, see `evaluatedSpeakers`.
   */
  speakers?: readonly string[];
  /** Draws of the bootstrap. */
  draws?: number;
  workers?: number;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

const DRAWS = 1000;

/** A judge that can be heard: its weights, or the folder where ONNX and circuit lie. */
export type EvaluatedJudge = { config: JudgeConfig; network: Network } | CustomOnnxJudge;

/**
 * Evaluates a judge on recordings, as float model and in integers side by side: those of its twin, or of its circuit's witnesses where it is a custom ONNX.
 *
 * @throws IdolError `DATA_NOT_FOUND` if none of the speakers is among the clips, `CIRCUIT_RANGE`, `CANCELLED`; for a custom ONNX judge those
 * of `scoreCustomOnnx`
 */
export async function evaluateJudge(
  judge: EvaluatedJudge,
  clips: readonly Clip[],
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  const { config } = judge;
  const { validation, reserved } = speakersOf(config);
  const speakers = options.speakers ?? validation;
  const isHeard = evaluatedSpeakers(speakers, reserved);
  const heard = clips.filter((clip) => isHeard(clip.speaker));
  if (heard.length === 0) throw nobody(speakers);
  const dataset = await extractDataset(heard, inputSource(config), options);
  const scores = await scoreBoth(judge, dataset, options);
  const draws = options.draws ?? DRAWS;
  const figureOptions: FigureOptions = {
    labels: config.labels,
    threshold: config.threshold?.score ?? null,
    draws,
    seed: 0,
  };
  const corpora = [...new Set(dataset.clips.map((clip) => clip.corpus))].sort();
  const group = (name: string, isMember: (clip: Clip) => boolean): EvaluatedGroup => {
    const members = dataset.clips.flatMap((clip, index) => (isMember(clip) ? [index] : []));
    const own = members.map((index) => dataset.clips[index]!);
    const pick = (values: Float64Array) => Float64Array.from(members, (index) => values[index]!);
    return {
      name,
      clips: own.length,
      speakers: new Set(own.map((clip) => clip.speaker)).size,
      emotions: countEmotions(own),
      float: figuresOf(pick(scores.float), own, figureOptions),
      integer: figuresOf(pick(scores.integer), own, figureOptions),
    };
  };
  return {
    judge: config.name,
    weightsSha256: config.weightsSha256,
    speakers: [...speakers],
    threshold: config.threshold,
    draws,
    groups: [
      ...corpora.map((corpus) => group(corpus, (clip) => clip.corpus === corpus)),
      group("all", () => true),
    ],
    largestDifference: scores.float.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - scores.integer[i]!)),
      0,
    ),
    scores: dataset.clips.map(({ corpus, speaker, emotion }, i) => ({
      corpus,
      speaker,
      emotion,
      float: scores.float[i]!,
      integer: scores.integer[i]!,
    })),
    unreadable: dataset.unreadable.length,
  };
}

/** Each clip's score in real numbers and as the circuit has it, both as numbers. */
async function scoreBoth(
  judge: EvaluatedJudge,
  { clips, x, size }: Dataset,
  options: EvaluateOptions,
): Promise<{ float: Float64Array; integer: Float64Array }> {
  const scale = scoreScaleOf(judge.config);
  const inputs = clips.map((_, index) => x.subarray(index * size, (index + 1) * size));
  if (isCustomOnnxJudge(judge)) {
    const { float, instances } = await scoreCustomOnnx(judge, inputs, options);
    return {
      float: Float64Array.from(float),
      integer: Float64Array.from(instances, (instance) => dequantise(instance, scale)),
    };
  }
  const { network, config } = judge;
  const twin = makeTwin(network, config.quantisation);
  return {
    float: Float64Array.from(inputs, (input) => forward(network, input)),
    integer: Float64Array.from(inputs, (input) => dequantise(scoreInteger(twin, input), scale)),
  };
}

function countEmotions(clips: readonly Clip[]): Partial<Record<Emotion, number>> {
  const counts = EMOTIONS.map(
    (emotion) => [emotion, clips.filter((clip) => clip.emotion === emotion).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function nobody(speakers: readonly string[]): CodedError {
  return new IdolError(
    "DATA_NOT_FOUND",
    `The data folder has no clip of ${speakers.join(", ")}.`,
    "Name other speakers (a name may end in *), or fetch the corpus that has them.",
  );
}
