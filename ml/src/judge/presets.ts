import type { JudgeConfig } from "./config.ts";

/** What a judge is before it is trained. */
export type JudgePlan = Omit<JudgeConfig, "name" | "threshold" | "provenance" | "training"> & {
  training: NonNullable<JudgeConfig["training"]>;
};

/** The tutorial's labels. */
const TUTORIAL_LABELS = {
  neutral: 0.8,
  calm: 0.8,
  happy: 0.4,
  sad: 0.6,
  angry: 0.8,
  fearful: 0.2,
  disgust: 0,
  surprise: 1,
} as const;
