import { JUDGE_FORMAT, type JudgeConfig } from "../../src/judge/config.ts";
import { type Network, outputShape } from "../../src/judge/network.ts";
import type { Random } from "../../src/judge/train/random.ts";
import { RUNS_PLAN } from "./runs-plan.ts";

/** The default plan with weights drawn at random, and a threshold. */
export function untrainedJudge(random: Random): {
  config: Omit<JudgeConfig, "weightsSha256">;
  network: Network;
} {
  const plan = RUNS_PLAN;
  const shape = plan.network;
  const taps = shape.kernel[0] * shape.kernel[1];
  const draw = (count: number) =>
    Float64Array.from({ length: count }, () => Math.fround(0.1 * random.normal()));
  return {
    config: {
      format: JUDGE_FORMAT,
      name: "test",
      ...plan,
      threshold: {
        instance: String(2 ** (3 * plan.quantisation.scale - 1)),
        score: 0.5,
        falseShare: 0.05,
        speakers: plan.training.validation,
      },
      provenance: {
        origin: "trained",
        data: [
          { corpus: "tess", clips: 2798, speakers: 2, licence: "CC BY-NC-ND 4.0" },
          { corpus: "ravdess-speech", clips: 960, speakers: 16, licence: "CC BY-NC-SA 4.0" },
        ],
        notes: ["Its weights are drawn at random."],
      },
    },
    network: {
      shape,
      weights: {
        convWeight: draw(shape.channels * taps),
        convBias: draw(shape.channels),
        linearWeight: draw(outputShape(shape).units),
        linearBias: draw(1),
      },
    },
  };
}
