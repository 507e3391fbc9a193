import {
  dequantise,
  forEachTap,
  makeTwin,
  type Network,
  outputShape,
  type Quantisation,
  quantise,
  reluInputs,
  scoreScale,
} from "@idol/ml/judge";

/** How a score comes about. */
export interface Attention {
  /** What each cell of x gives to the score, row-major. */
  cells: Float64Array;
  /** What the judge starts from: cells and start together are the score, exactly. */
  start: number;
}

/**
 * Each cell's contribution to the score, exact: a relu lets its input through or nothing, so on this x the judge is linear,
 * `y = b + Σ w·(c + Σ k·x)` over the units that speak, and each product `w·k·x` belongs to one cell. Counted in the circuit's integers.
 */
export function attend(network: Network, quantisation: Quantisation, x: ArrayLike<number>): Attention {
  const twin = makeTwin(network, quantisation);
  const { shape, linearWeight, convWeight, convBias } = twin;
  const speaks = reluInputs(twin, x).map((value) => value > 0n);
  const { outRows, outCols } = outputShape(shape);
  const integers = Array.from(x, (value) => quantise(Math.fround(value), twin.scale));
  const cells = Array.from(integers, () => 0n);
  forEachTap(shape, (unit, weight, cell) => {
    if (speaks[unit]) cells[cell]! += linearWeight[unit]! * convWeight[weight]! * integers[cell]!;
  });
  let start = twin.linearBias;
  for (const [unit, speaking] of speaks.entries()) {
    if (speaking) start += linearWeight[unit]! * convBias[Math.floor(unit / (outRows * outCols))]!;
  }
  const scale = scoreScale(twin.scale);
  return {
    cells: Float64Array.from(cells, (cell) => dequantise(cell, scale)),
    start: dequantise(start, scale),
  };
}
