import { type Network, outputShape } from "../network.ts";

/**
 * Brings scores to the scale of the labels, `score → gain · score + offset` by least squares, inside the linear layer. The
 * order of the clips stays; a gain that is not positive would turn it around and is not applied.
 */
export function calibrate(network: Network, scores: ArrayLike<number>, labels: ArrayLike<number>): Network {
  const n = scores.length;
  const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value / n, 0);
  const meanScore = meanOf(scores);
  const meanLabel = meanOf(labels);
  let product = 0;
  let square = 0;
  for (let i = 0; i < n; i++) {
    product += (scores[i]! - meanScore) * (labels[i]! - meanLabel);
    square += (scores[i]! - meanScore) ** 2;
  }
  const gain = product / square;
  if (!(gain > 0)) return network;
  const { weights } = network;
  return {
    shape: network.shape,
    weights: {
      ...weights,
      linearWeight: weights.linearWeight.map((weight) => gain * weight),
      linearBias: Float64Array.of(gain * weights.linearBias[0]! + meanLabel - gain * meanScore),
    },
  };
}

/**
 * Makes the largest weight of each channel as large in the convolution as behind it: relu(k·v) = k·relu(v) for k > 0, so
 * the score stays and fewer bits are lost where weights are rounded to integers.
 */
export function equalise({ shape, weights }: Network): Network {
  const { outRows, outCols } = outputShape(shape);
  const places = outRows * outCols;
  const taps = shape.kernel[0] * shape.kernel[1];
  const convWeight = weights.convWeight.slice();
  const convBias = weights.convBias.slice();
  const linearWeight = weights.linearWeight.slice();
  const largest = (values: Float64Array) =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let channel = 0; channel < shape.channels; channel++) {
    const before = convWeight.subarray(channel * taps, (channel + 1) * taps);
    const behind = linearWeight.subarray(channel * places, (channel + 1) * places);
    const k = Math.sqrt(largest(behind) / largest(before));
    if (!(k > 0 && k < Number.POSITIVE_INFINITY)) continue;
    for (let i = 0; i < taps; i++) before[i]! *= k;
    for (let i = 0; i < places; i++) behind[i]! /= k;
    convBias[channel]! *= k;
  }
  return { shape, weights: { ...weights, convWeight, convBias, linearWeight } };
}
