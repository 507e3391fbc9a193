import type { JudgeConfig } from "./config.ts";

/** What a judge is before it is trained. */
export type JudgePlan = Omit<
  JudgeConfig,
  "format" | "name" | "threshold" | "provenance" | "training" | "weightsSha256"
> & {
  training: NonNullable<JudgeConfig["training"]>;
};

/** RAVDESS's actors 17 to 20, in speech and song, choose; 21 to 24 and all of SAVEE examine. */
const SPEAKERS = {
  validation: ["ravdess-17", "ravdess-18", "ravdess-19", "ravdess-20"],
  reserved: ["ravdess-21", "ravdess-22", "ravdess-23", "ravdess-24", "savee-*"],
};

/** Surprise pays; disgust, which the tutorial's judge is meant to tell from it, stands at the other end. */
const LABELS = {
  neutral: 0.2,
  calm: 0.2,
  happy: 0.2,
  sad: 0.2,
  angry: 0.2,
  fearful: 0.2,
  disgust: 0,
  surprise: 1,
};

/** librosa's defaults, as the tutorial uses them. */
const MEL = { sampleRate: 22050, nFft: 2048, hopLength: 512, nMels: 128, fMin: 0, fMax: 11025 };

/** The default judge: six relus over a picture of how pitch, loudness and timbre move; logrows 11 at one inner column. */
const idol: JudgePlan = {
  title: "Idol: surprise in a voice",
  features: {
    ...MEL,
    offset: 0,
    duration: 10,
    steps: [
      {
        step: "prosody",
        cols: 8,
        rows: [
          "voiced",
          "salience",
          "level",
          "bands",
          "lowFlux",
          "highFlux",
          "rising",
          "falling",
          "levelMovement",
        ],
      },
    ],
  },
  network: { rows: 15, cols: 8, channels: 6, kernel: [15, 8], stride: [15, 8] },
  quantisation: { scale: 10, decompBase: 1024, decompLegs: 3, numInnerCols: 1, logrows: 11 },
  labels: LABELS,
  training: {
    ...SPEAKERS,
    sampling: {
      groups: [
        { corpora: ["ravdess-speech", "ravdess-song"], share: 0.65 },
        { corpora: ["tess"], share: 0.35 },
      ],
      classes: [
        { emotions: ["surprise"], share: 0.4 },
        { emotions: ["disgust"], share: 0.35 },
        { emotions: ["neutral", "calm", "happy", "sad", "angry", "fearful"], share: 0.25 },
      ],
    },
    targets: LABELS,
    loss: "ranking",
    seed: 0,
    runs: 6,
    fold: 2,
    epochs: 15,
    batches: 25,
    batchSize: 128,
    learningRate: 0.003,
    warmup: 0.05,
    beta2: 0.99,
    weightDecay: 0.001,
    variants: 6,
    augmentation: [
      { kind: "join", chance: 0.33 },
      { kind: "tempo", before: 0, most: 0.17 },
      { kind: "warp", before: 0, most: 0.17 },
      { kind: "equaliser", before: 0, deviation: 2.5 },
      { kind: "background", before: 0, from: -75, to: -30 },
    ],
    noise: 0.5,
    mixup: 0,
    keep: "last",
    select: { disgust: 1, rest: 1 },
  },
};

/** The plans that `idol:train --plan` knows by name. */
export const PLANS: Readonly<Record<string, JudgePlan>> = { idol };
