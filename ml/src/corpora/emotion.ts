/** The emotions that the five corpora share, in RAVDESS's order. */
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
