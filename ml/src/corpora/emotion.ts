/** The emotions that the corpora share, in RAVDESS's order. */
export const EMOTIONS = [
  "neutral",
  "calm",
  "happy",
  "sad",
  "angry",
  "fearful",
  "disgust",
  "surprise",
] as const;

export type Emotion = (typeof EMOTIONS)[number];

/** The same emotions in the common order, each once. */
export function inOrder(emotions: readonly Emotion[]): Emotion[] {
  return EMOTIONS.filter((emotion) => emotions.includes(emotion));
}
