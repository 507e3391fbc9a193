import type { NetworkShape, NetworkWeights } from "../network.ts";
import { zeroWeights } from "./gradient.ts";

const BETA1 = 0.9;
const EPSILON = 1e-8;

const PARTS = ["convWeight", "convBias", "linearWeight", "linearBias"] as const;

/** Takes one step against the gradient, and sets the gradient to zero. */
export type Optimiser = (weights: NetworkWeights, gradient: NetworkWeights, learningRate: number) => void;

/**
 * Adam (Kingma and Ba 2015) with weight decay added to the gradient, as PyTorch's `Adam(weight_decay)` does; biases do not
 * decay unless asked to. Only + − × ÷ √.
 */
export function makeAdam(
  shape: NetworkShape,
  settings: { weightDecay: number; beta2: number; decayBiases?: boolean | undefined },
): Optimiser {
  const { weightDecay, beta2, decayBiases = false } = settings;
  const mean = zeroWeights(shape);
  const square = zeroWeights(shape);
  let power1 = 1;
  let power2 = 1;
  return (weights, gradient, learningRate) => {
    power1 *= BETA1;
    power2 *= beta2;
    const rate = (learningRate * Math.sqrt(1 - power2)) / (1 - power1);
    const epsilon = EPSILON * Math.sqrt(1 - power2);
    for (const part of PARTS) {
      const decay = part.endsWith("Bias") && !decayBiases ? 0 : weightDecay;
      const w = weights[part];
      const g = gradient[part];
      const m = mean[part];
      const v = square[part];
      for (let i = 0; i < w.length; i++) {
        const slope = g[i]! + decay * w[i]!;
        m[i] = BETA1 * m[i]! + (1 - BETA1) * slope;
        v[i] = beta2 * v[i]! + (1 - beta2) * slope * slope;
        w[i]! -= (rate * m[i]!) / (Math.sqrt(v[i]!) + epsilon);
        g[i] = 0;
      }
    }
  };
}
