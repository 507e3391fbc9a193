import { FEATURE_SETS } from "../../src/judge/feature-sets.ts";
import { PLANS, type RunsPlan } from "../../src/judge/presets.ts";

const { labels } = PLANS.idol;
const { validation, reserved } = PLANS.idol.training;

/** A plan chosen among runs, over features of how pitch, loudness and timbre move. */
export const RUNS_PLAN: RunsPlan = {
  title: "Surprise, by runs",
  features: FEATURE_SETS.prosody.features,
  network: { rows: 15, cols: 8, channels: 6, kernel: [15, 8], stride: [15, 8] },
  quantisation: { scale: 10, decompBase: 1024, decompLegs: 3, numInnerCols: 1, logrows: 11 },
  labels,
  training: {
    validation,
    reserved,
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
    targets: labels,
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
