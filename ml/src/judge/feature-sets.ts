import type { FeaturesConfig, JudgeConfig, Labels } from "./config.ts";
import { PLANS } from "./presets.ts";

/** Features by name, the size of the input that they make, and what each emotion should score. */
export interface FeatureSet {
  features: FeaturesConfig;
  labels: Labels;
  size: Pick<JudgeConfig["network"], "rows" | "cols">;
}

/** How pitch, loudness and timbre move, in eighths of a clip: for networks that convolve over time. */
const prosody: FeatureSet = {
  features: {
    ...PLANS.idol.features,
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
  labels: PLANS.idol.labels,
  size: { rows: 15, cols: 8 },
};

/** Those of the plans, and more for networks made elsewhere. */
export const FEATURE_SETS: Readonly<Record<string, FeatureSet>> & Readonly<{ prosody: FeatureSet }> = {
  ...Object.fromEntries(
    Object.entries(PLANS).map(([name, { features, labels, network }]) => [
      name,
      { features, labels, size: network },
    ]),
  ),
  prosody,
};
