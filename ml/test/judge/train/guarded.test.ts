import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import type { Clip } from "../../../src/corpora/scan.ts";
import { forward } from "../../../src/judge/network.ts";
import { type GuardedPlan, PLANS } from "../../../src/judge/presets.ts";
import { trainGuarded } from "../../../src/judge/train/guarded.ts";
import { alongLine, fitLine } from "../../../src/judge/train/line.ts";
import { linearSolve } from "../../../src/judge/train/linear-solve.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";

const SIZE = 4;
const EMOTIONS = ["surprise", "happy", "neutral"] as const;

/** Voices of two corpora, the second of which lies elsewhere: the first input says surprise, the last is near 0 in every voice. */
function madeUp() {
  const random = makeRandom(4);
  const clips: Clip[] = [];
  const values: number[] = [];
  for (const [corpus, offset] of [
    ["tess", 0],
    ["nemo", 3],
  ] as const) {
    for (let i = 0; i < 60; i++) {
      const emotion = EMOTIONS[i % 3]!;
      clips.push({ corpus, speaker: `${corpus}-${i % 4}`, emotion, sentence: "", path: "", hash: "" });
      const surprise = emotion === "surprise" ? 2 : 0;
      values.push(
        offset + surprise + 0.3 * random.normal(),
        random.normal(),
        random.normal(),
        0.2 * random.normal(),
      );
    }
  }
  return { clips, variants: 1, size: SIZE, x: Float64Array.from(values), unreadable: [] };
}

const plan: GuardedPlan = {
  ...PLANS.idol,
  network: { rows: SIZE, cols: 1, channels: 3, kernel: [SIZE, 1], stride: [SIZE, 1], operator: "gemm" },
  training: {
    ...PLANS.idol.training,
    line: { ...PLANS.idol.training.line, inputs: 2 },
    guards: { ...PLANS.idol.training.guards, steps: 300, batchSize: 32 },
  },
};

/** Machines say surprise and are far from voices in the last input. */
const machines = (() => {
  const random = makeRandom(9);
  return Float64Array.from({ length: 100 * SIZE }, (_, i) =>
    i % SIZE === 0 ? 5 : i % SIZE === 3 ? 3 + 0.2 * random.normal() : random.normal(),
  );
})();

const scores = (without?: string) => {
  const data = madeUp();
  const network = trainGuarded(plan, data, machines, without);
  const score = (x: Float64Array, i: number) => forward(network, x.subarray(i * SIZE, (i + 1) * SIZE));
  return { data, network, score };
};
const mean = (values: number[]) => values.reduce((sum, value) => sum + value / values.length, 0);

describe("solving linear equations", () => {
  it("gives the x of A·x", () => {
    const matrix = Float64Array.of(4, 1, 2, 1, 3, 0, 2, 0, 5);
    const right = Float64Array.of(4 + 2 + 6, 1 + 6, 2 + 15);
    for (const [i, value] of [1, 2, 3].entries())
      expect(linearSolve(matrix, right)[i]).to.be.closeTo(value, 1e-12);
  });
});

describe("the line", () => {
  it("is 0 at the others' mean and 1 at surprise's, and ignores what a corpus has for itself", () => {
    const data = madeUp();
    const line = fitLine(data, plan.training.line);
    const meanOf = (surprise: boolean) =>
      mean(
        data.clips.flatMap(({ emotion }, i) =>
          (emotion === "surprise") === surprise ? [alongLine(line, data.x.subarray(i * SIZE))] : [],
        ),
      );
    expect(meanOf(true)).to.be.closeTo(1, 1e-9);
    expect(meanOf(false)).to.be.closeTo(0, 1e-9);
    expect(line.weights[0]).to.be.closeTo(0.5, 0.05);
    expect(Math.abs(line.weights[1]!)).to.be.below(0.05);
  });

  it("does not exist without surprise, or without anything else", () => {
    const data = madeUp();
    for (const only of ["happy", "surprise"] as const) {
      const clips = data.clips.map((clip) => ({ ...clip, emotion: only }));
      expect(codeOf(() => fitLine({ ...data, clips }, plan.training.line))).to.equal("TRAINING_FAILED");
    }
  });
});

describe("a judge with guards", () => {
  it("scores surprise above the rest, machines below, and nothing above 1", () => {
    const { data, score } = scores();
    const of = (wanted: boolean) =>
      data.clips.flatMap(({ emotion }, i) => ((emotion === "surprise") === wanted ? [score(data.x, i)] : []));
    expect(mean(of(true))).to.be.above(mean(of(false)) + 0.2);
    const paid = Array.from({ length: 100 }, (_, i) => score(machines, i)).filter(
      (value) => value > mean(of(true)),
    );
    expect(paid.length).to.be.below(5);
    const random = makeRandom(1);
    for (let i = 0; i < 200; i++) {
      const x = Float64Array.from({ length: SIZE }, () => random.between(-1000, 1000));
      expect(score(x, 0)).to.be.at.most(1);
    }
  });

  it("is the same whenever it is trained, and another where a corpus is left out", () => {
    const { network } = scores();
    expect(scores().network).to.deep.equal(network);
    expect(scores("nemo").network).to.not.deep.equal(network);
  });
});
