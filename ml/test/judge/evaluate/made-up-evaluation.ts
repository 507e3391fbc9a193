import { EMOTIONS } from "../../../src/corpora/emotion.ts";
import type { Clip } from "../../../src/corpora/scan.ts";
import type { EvaluatedGroup, Evaluation } from "../../../src/judge/evaluate/evaluate.ts";
import { figuresOf } from "../../../src/judge/evaluate/figures.ts";
import { PLANS } from "../../../src/judge/presets.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";

const SPEAKERS = ["ravdess-17", "ravdess-18"];

/** An evaluation of clips that were never recorded: surprise scores higher than the rest, by chance. */
export function madeUpEvaluation(judge = "idol", weightsSha256 = "0".repeat(64)): Evaluation {
  const random = makeRandom(3);
  const scores = SPEAKERS.flatMap((speaker) =>
    EMOTIONS.flatMap((emotion) =>
      Array.from({ length: 6 }, () => {
        const float = (emotion === "surprise" ? 0.7 : 0.3) + 0.2 * random.normal();
        return { corpus: "ravdess-speech" as const, speaker, emotion, float, integer: float + 1 / 1024 };
      }),
    ),
  );
  const threshold = { instance: "10374302", score: 0.618, falseShare: 0.05, speakers: SPEAKERS };
  const figures = (which: "float" | "integer") =>
    figuresOf(
      Float64Array.from(scores, (score) => score[which]),
      scores satisfies readonly Pick<Clip, "speaker" | "emotion">[],
      { labels: PLANS.idol.labels, threshold: threshold.score, draws: 100, seed: 0 },
    );
  const group = (name: string): EvaluatedGroup => ({
    name,
    clips: scores.length,
    speakers: SPEAKERS.length,
    emotions: Object.fromEntries(EMOTIONS.map((emotion) => [emotion, 12])),
    float: figures("float"),
    integer: figures("integer"),
  });
  return {
    judge,
    weightsSha256,
    speakers: SPEAKERS,
    threshold,
    draws: 100,
    groups: [group("ravdess-speech"), group("all")],
    largestDifference: 1 / 1024,
    scores,
    unreadable: 0,
  };
}
