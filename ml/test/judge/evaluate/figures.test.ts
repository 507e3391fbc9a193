import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import type { Emotion } from "../../../src/corpora/emotion.ts";
import { auc, spearman } from "../../../src/judge/evaluate/auc.ts";
import { figuresOf } from "../../../src/judge/evaluate/figures.ts";
import { thresholdFor } from "../../../src/judge/evaluate/threshold.ts";
import { PLANS } from "../../../src/judge/presets.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";

describe("AUC", () => {
  it("is the share of pairs in the right order, ties a half", () => {
    expect(auc([3, 4], [1, 2])).to.equal(1);
    expect(auc([1, 2], [3, 4])).to.equal(0);
    expect(auc([1, 3], [2])).to.equal(0.5);
    expect(auc([2, 2, 5], [2, 1])).to.equal((0.5 + 1 + 0.5 + 1 + 2) / 6);
    expect(auc([], [1])).to.be.NaN;
  });

  it("agrees with counting all pairs on random scores with ties", () => {
    const random = makeRandom(1);
    const list = (count: number) => Array.from({ length: count }, () => random.int(20));
    for (let trial = 0; trial < 20; trial++) {
      const above = list(17);
      const below = list(23);
      let pairs = 0;
      for (const a of above) for (const b of below) pairs += a > b ? 1 : a === b ? 0.5 : 0;
      expect(auc(above, below)).to.be.closeTo(pairs / (17 * 23), 1e-12);
    }
  });
});

describe("Spearman", () => {
  it("sees order alone, and shares ranks among ties", () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).to.be.closeTo(1, 1e-12);
    expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).to.be.closeTo(-1, 1e-12);
    // scipy.stats.spearmanr([1, 2, 2, 5, 0], [3, 1, 4, 5, 2])
    expect(spearman([1, 2, 2, 5, 0], [3, 1, 4, 5, 2])).to.be.closeTo(0.56428809364683, 1e-12);
  });
});

describe("figures", () => {
  const emotions: Emotion[] = ["surprise", "disgust", "calm"];
  const clips = Array.from({ length: 60 }, (_, i) => ({
    speaker: `s${Math.floor(i / 6)}`,
    emotion: emotions[i % 3]!,
  }));
  const random = makeRandom(2);
  const scores = Float64Array.from(
    clips,
    ({ emotion }) => (emotion === "surprise" ? 0.7 : 0.3) + 0.3 * random.normal(),
  );
  const options = { labels: PLANS.idol.labels, threshold: 0.6, draws: 200, seed: 0 };

  it("have intervals around their values, the same each time", () => {
    const figures = figuresOf(scores, clips, options);
    for (const figure of [
      figures.disgust,
      figures.rest,
      figures.spearman,
      figures.mae,
      figures.passing.surprise!,
    ]) {
      expect(figure.value).to.be.within(figure.low!, figure.high!);
      expect(figure.high! - figure.low!).to.be.greaterThan(0);
    }
    expect(figuresOf(scores, clips, options)).to.deep.equal(figures);
  });

  it("count the clips that reach the threshold, and no emotion that was not heard", () => {
    const { passing, uar } = figuresOf(scores, clips, options);
    const surprises = scores.filter((_, i) => clips[i]!.emotion === "surprise");
    expect(passing.surprise!.value).to.equal(
      surprises.filter((score) => score >= 0.6).length / surprises.length,
    );
    expect(Object.keys(passing)).to.have.members(emotions);
    const others = scores.filter((_, i) => clips[i]!.emotion !== "surprise");
    const falsePaid = others.filter((score) => score >= 0.6).length / others.length;
    expect(uar.value).to.be.closeTo((passing.surprise!.value! + 1 - falsePaid) / 2, 1e-12);
    const without = figuresOf(scores, clips, { ...options, threshold: null });
    expect([without.passing, without.uar.value]).to.deep.equal([{}, null]);
  });

  it("have no interval from one speaker, and no value without the clips for it", () => {
    const alone = clips.slice(0, 6).filter(({ emotion }) => emotion !== "disgust");
    const figures = figuresOf(scores.slice(0, alone.length), alone, options);
    expect(figures.disgust).to.deep.equal({ value: null, low: null, high: null });
    expect(figures.rest.value).to.be.a("number");
    expect(figures.rest.low).to.equal(null);
  });
});

describe("threshold", () => {
  const scores = Array.from({ length: 40 }, (_, i) => BigInt(i * 10 - 200));
  const reaching = (threshold: bigint) => scores.filter((score) => score >= threshold).length;

  it("is the lowest that at most the share reaches", () => {
    const threshold = thresholdFor(scores, 0.05);
    expect(reaching(threshold)).to.equal(2);
    expect(reaching(threshold - 1n)).to.equal(3);
    expect(reaching(thresholdFor(scores, 0.06))).to.equal(2);
    expect(reaching(thresholdFor(scores, 0))).to.equal(0);
  });

  it("lets none through where equal scores would be too many", () => {
    expect(thresholdFor([5n, 5n, 5n, 1n], 0.5)).to.equal(6n);
  });

  it("needs scores", () => {
    expect(codeOf(() => thresholdFor([], 0.05))).to.equal("DATA_NOT_FOUND");
  });
});
