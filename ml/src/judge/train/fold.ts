import type { Network, NetworkWeights } from "../network.ts";

/**
 * One network that gives the mean of the scores of several of the same shape: their channels side by side, their linear
 * weights divided by their number. An ensemble that costs one proof.
 */
export function foldNetworks(networks: readonly [Network, ...Network[]]): Network {
  const count = networks.length;
  const { shape } = networks[0];
  const join = (part: keyof NetworkWeights, divide: number) =>
    Float64Array.from(
      networks.flatMap(({ weights }) => Array.from(weights[part], (value) => value / divide)),
    );
  return {
    shape: { ...shape, channels: shape.channels * count },
    weights: {
      convWeight: join("convWeight", 1),
      convBias: join("convBias", 1),
      linearWeight: join("linearWeight", count),
      linearBias: Float64Array.of(
        networks.reduce((sum, { weights }) => sum + weights.linearBias[0]! / count, 0),
      ),
    },
  };
}
