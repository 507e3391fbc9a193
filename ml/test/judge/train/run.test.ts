import { expect } from "chai";
import type { Emotion } from "../../../src/corpora/emotion.ts";
import { forward } from "../../../src/judge/network.ts";
import { PLANS } from "../../../src/judge/presets.ts";
import { calibrate, equalise } from "../../../src/judge/train/calibrate.ts";
import { foldNetworks } from "../../../src/judge/train/fold.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";
import { type ListeningSet, type TrainingSet, trainRun } from "../../../src/judge/train/run.ts";
import { RUNS_PLAN } from "../runs-plan.ts";

const shape = { rows: 4, cols: 4, channels: 2, kernel: [4, 4], stride: [4, 4] } as const;
const SIZE = 16;
const recipe = { ...RUNS_PLAN.training, epochs: 6, batches: 10, batchSize: 16, noise: 0.1, mixup: 0.2 };

/** Surprise is an input that rises from left to right, all else one that falls, under noise. */
function madeUp(count: number, seed: number): { x: Float64Array; emotions: Emotion[] } {
  const random = makeRandom(seed);
  const emotions = Array.from({ length: count }, (_, i): Emotion => (i % 2 === 0 ? "surprise" : "disgust"));
  const x = new Float64Array(count * SIZE);
  for (let i = 0; i < x.length; i++) {
    const slope = Math.floor(i / SIZE) % 2 === 0 ? 1 : -1;
    x[i] = slope * ((i % 4) - 1.5) + 0.8 * random.normal();
  }
  return { x, emotions };
}

function trainingSet(): TrainingSet {
  const { x, emotions } = madeUp(40, 1);
  const members = (wanted: Emotion) =>
    Int32Array.from(emotions.flatMap((emotion, index) => (emotion === wanted ? [index] : [])));
  return {
    x,
    variants: 1,
    size: SIZE,
    targets: Float64Array.from(emotions, (emotion) => (emotion === "surprise" ? 1 : 0)),
    cells: [
      { clips: members("surprise"), share: 0.5 },
      { clips: members("disgust"), share: 0.5 },
    ],
  };
}

const validation: ListeningSet = madeUp(40, 2);

describe("one training run", () => {
  for (const loss of ["squared", "logistic", "ranking"] as const) {
    it(`learns what can be learnt with the ${loss} loss`, () => {
      const result = trainRun(shape, { ...recipe, loss }, 0, trainingSet(), validation);
      expect(result.validation.disgust).to.be.greaterThan(0.95);
      expect(result.history).to.have.length(recipe.epochs);
      expect(result.history.at(-1)!.loss).to.be.lessThan(result.history[0]!.loss);
    });
  }

  it("gives the same bits for the same seed, and others for another; 0 is a seed", () => {
    const [first, second, other] = [0, 0, 1].map((seed) =>
      trainRun(shape, recipe, seed, trainingSet(), validation),
    );
    expect(first!.weights).to.deep.equal(second!.weights);
    expect(first!.weights.convWeight[0]).not.to.equal(other!.weights.convWeight[0]);
  });

  it("learns by the tutorial's rules too: every clip in turn, PyTorch's start, a constant rate", () => {
    const set = trainingSet();
    const whole = { ...set, cells: [{ clips: Int32Array.from({ length: 40 }, (_, i) => i), share: 1 }] };
    const plan = { ...PLANS.tutorial.training, epochs: 30, learningRate: 0.01 };
    const started = trainRun(shape, { ...plan, learningRate: 1e-12 }, 0, whole, validation);
    const bounds = {
      convWeight: 1 / 4,
      convBias: 1 / 4,
      linearWeight: 1 / Math.SQRT2,
      linearBias: 1 / Math.SQRT2,
    };
    for (const [part, bound] of Object.entries(bounds)) {
      const sizes = started.weights[part as keyof typeof bounds].map(Math.abs);
      expect(Math.max(...sizes), part).to.be.within(1e-3, bound);
    }
    expect(trainRun(shape, plan, 0, whole, validation).validation.disgust).to.be.greaterThan(0.95);
  });

  it("keeps the best epoch, or the last", () => {
    const merits: number[] = [];
    const onEpoch = ({ validation: heard }: { validation: { disgust: number; rest: number } }) =>
      merits.push((heard.disgust + heard.rest) / 2);
    const best = trainRun(shape, { ...recipe, keep: "best" }, 3, trainingSet(), validation, { onEpoch });
    expect(best.merit).to.equal(Math.max(...merits));
    const last = trainRun(shape, { ...recipe, keep: "last" }, 3, trainingSet(), validation);
    expect(last.merit).to.equal(merits.at(-1));
  });

  it("stops when asked, with what it has", () => {
    const result = trainRun(shape, recipe, 0, trainingSet(), validation, { shouldStop: () => true });
    expect(result.history).to.have.length(1);
  });
});

describe("from runs to one network", () => {
  const networks = [0, 1].map((seed) => ({
    shape,
    weights: trainRun(shape, recipe, seed, trainingSet(), validation).weights,
  }));
  const inputs = Array.from({ length: 40 }, (_, i) => validation.x.subarray(i * SIZE, (i + 1) * SIZE));

  it("folding gives the mean of the scores", () => {
    const folded = foldNetworks([networks[0]!, networks[1]!]);
    expect(folded.shape.channels).to.equal(4);
    for (const x of inputs) {
      expect(forward(folded, x)).to.be.closeTo(
        (forward(networks[0]!, x) + forward(networks[1]!, x)) / 2,
        1e-12,
      );
    }
  });

  it("calibrating keeps the order and fits the labels best", () => {
    const scores = inputs.map((x) => forward(networks[0]!, x));
    const labels = validation.emotions.map((emotion) => (emotion === "surprise" ? 1 : 0));
    const fitted = calibrate(networks[0]!, scores, labels);
    const after = inputs.map((x) => forward(fitted, x));
    const order = (values: number[]) => values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
    expect(order(after)).to.deep.equal(order(scores));
    const error = (gain: number, offset: number) =>
      after.reduce((sum, score, i) => sum + (gain * score + offset - labels[i]!) ** 2, 0);
    for (const [gain, offset] of [
      [1.01, 0],
      [0.99, 0],
      [1, 0.01],
      [1, -0.01],
    ] as const) {
      expect(error(1, 0)).to.be.lessThan(error(gain, offset));
    }
  });

  it("does not turn a judge around whose scores run against the labels", () => {
    const scores = inputs.map((x) => forward(networks[0]!, x));
    expect(
      calibrate(
        networks[0]!,
        scores,
        scores.map((score) => -score),
      ),
    ).to.equal(networks[0]);
  });

  it("equalising changes no score and evens out the sizes of the weights", () => {
    const lopsided = {
      shape,
      weights: { ...networks[0]!.weights, convWeight: networks[0]!.weights.convWeight.map((w) => w * 100) },
    };
    const even = equalise(lopsided);
    for (const x of inputs) expect(forward(even, x)).to.be.closeTo(forward(lopsided, x), 1e-9);
    const largest = (values: Float64Array) => Math.max(...values.map(Math.abs));
    expect(largest(even.weights.convWeight) / largest(even.weights.linearWeight)).to.be.within(0.2, 5);
  });
});
