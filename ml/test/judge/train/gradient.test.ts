import { expect } from "chai";
import { forward, type NetworkShape, type NetworkWeights } from "../../../src/judge/network.ts";
import { makeAdam } from "../../../src/judge/train/adam.ts";
import { makeDifferentiable, zeroWeights } from "../../../src/judge/train/gradient.ts";
import { batchLoss } from "../../../src/judge/train/loss.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";

const SHAPES: [string, NetworkShape][] = [
  ["blocks", { rows: 8, cols: 8, channels: 3, kernel: [4, 4], stride: [4, 4] }],
  ["overlapping, with a rest", { rows: 7, cols: 9, channels: 2, kernel: [3, 4], stride: [2, 3] }],
  ["dense", { rows: 5, cols: 4, channels: 4, kernel: [5, 4], stride: [5, 4] }],
];

const PARTS = ["convWeight", "convBias", "linearWeight", "linearBias"] as const;

function randomWeights(shape: NetworkShape, seed: number): NetworkWeights {
  const random = makeRandom(seed);
  const weights = zeroWeights(shape);
  for (const part of PARTS) for (let i = 0; i < weights[part].length; i++) weights[part][i] = random.normal();
  return weights;
}

function randomInput(shape: NetworkShape, seed: number): Float64Array {
  const random = makeRandom(seed);
  return Float64Array.from({ length: shape.rows * shape.cols }, () => random.normal());
}

describe("gradient", () => {
  for (const [name, shape] of SHAPES) {
    it(`forward is the network's own, ${name}`, () => {
      const weights = randomWeights(shape, 1);
      const x = randomInput(shape, 2);
      expect(makeDifferentiable({ shape, weights }).forward(x)).to.be.closeTo(
        forward({ shape, weights }, x),
        1e-12,
      );
    });

    it(`backward is the slope of forward in every weight, ${name}`, () => {
      const weights = randomWeights(shape, 3);
      const x = randomInput(shape, 4);
      const network = makeDifferentiable({ shape, weights });
      const gradient = zeroWeights(shape);
      network.forward(x);
      network.backward(1, gradient);
      const step = 1e-6;
      for (const part of PARTS) {
        for (let i = 0; i < weights[part].length; i++) {
          const kept = weights[part][i]!;
          weights[part][i] = kept + step;
          const higher = network.forward(x);
          weights[part][i] = kept - step;
          const lower = network.forward(x);
          weights[part][i] = kept;
          expect(gradient[part][i], `${part}[${i}]`).to.be.closeTo((higher - lower) / (2 * step), 1e-6);
        }
      }
    });
  }
});

describe("loss", () => {
  for (const kind of ["squared", "logistic", "ranking"] as const) {
    it(`${kind}: slopes are those of the loss`, () => {
      const targets = Float64Array.of(1, 0, 0.2, 1, 0.8, 0);
      const scores = Float64Array.of(0.3, -0.7, 2.5, -40, 0.1, 30);
      const slopes = new Float64Array(scores.length);
      batchLoss(kind, scores, targets, slopes);
      const unused = new Float64Array(scores.length);
      const step = 1e-6;
      for (let i = 0; i < scores.length; i++) {
        const at = (shift: number) =>
          batchLoss(
            kind,
            scores.map((s, j) => (j === i ? s + shift : s)),
            targets,
            unused,
          );
        expect(slopes[i], `score ${i}`).to.be.closeTo((at(step) - at(-step)) / (2 * step), 1e-5);
      }
    });
  }

  it("ranking asks nothing of a batch without pairs", () => {
    const slopes = new Float64Array(2).fill(9);
    expect(batchLoss("ranking", Float64Array.of(1, 2), Float64Array.of(1, 1), slopes)).to.equal(0);
    expect([...slopes]).to.deep.equal([0, 0]);
  });
});

describe("Adam", () => {
  const shape = SHAPES[2]![1];

  it("takes a first step of the learning rate against the sign of each slope, and clears the gradient", () => {
    const weights = zeroWeights(shape);
    const gradient = zeroWeights(shape);
    gradient.convWeight[0] = 5;
    gradient.linearBias[0] = -0.001;
    makeAdam(shape, { weightDecay: 0, beta2: 0.999 })(weights, gradient, 0.01);
    expect(weights.convWeight[0]).to.be.closeTo(-0.01, 1e-9);
    expect(weights.linearBias[0]).to.be.closeTo(0.01, 1e-6);
    expect(weights.convWeight[1]).to.equal(0);
    expect(gradient.convWeight[0]).to.equal(0);
  });

  it("lets weights decay, but no bias", () => {
    const weights = randomWeights(shape, 5);
    const before = { weight: weights.convWeight[0]!, bias: weights.convBias[0]! };
    makeAdam(shape, { weightDecay: 0.001, beta2: 0.999 })(weights, zeroWeights(shape), 0.01);
    expect(Math.abs(weights.convWeight[0]!)).to.be.lessThan(Math.abs(before.weight));
    expect(weights.convBias[0]).to.equal(before.bias);
  });

  it("lets biases decay too when asked, as PyTorch's does", () => {
    const weights = randomWeights(shape, 5);
    const before = weights.convBias[0]!;
    const settings = { weightDecay: 0.001, beta2: 0.999, decayBiases: true };
    makeAdam(shape, settings)(weights, zeroWeights(shape), 0.01);
    expect(Math.abs(weights.convBias[0]!)).to.be.lessThan(Math.abs(before));
  });
});
