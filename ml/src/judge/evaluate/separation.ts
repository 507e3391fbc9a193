import type { Emotion } from "../../corpora/emotion.ts";
import { auc } from "./auc.ts";

/** How well scores tell surprise from the rest: two areas under the ROC curve, NaN where a side has no clip. */
export interface Separation {
  /** Surprise above disgust. */
  disgust: number;
  /** Surprise above all other emotions. */
  rest: number;
}

export function separation(scores: ArrayLike<number>, emotions: readonly Emotion[]): Separation {
  const of = (wanted: (emotion: Emotion) => boolean) =>
    emotions.flatMap((emotion, index) => (wanted(emotion) ? [scores[index]!] : []));
  const surprise = of((emotion) => emotion === "surprise");
  return {
    disgust: auc(
      surprise,
      of((emotion) => emotion === "disgust"),
    ),
    rest: auc(
      surprise,
      of((emotion) => emotion !== "surprise"),
    ),
  };
}
