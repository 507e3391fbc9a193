import { type CircuitForecast, forecastCost, RESERVED_ROWS } from "@idol/ezkl/circuit";
import type { Quantisation } from "../judge/config.ts";
import { type NetworkShape, outputShape } from "../judge/network.ts";

/**
 * The rows that a network's circuit takes with one inner column, before it is built.
 *
 * Fitted to 35 circuits of EZKL 21.0.0 and exact on each: a product of the convolution is a row; a relu with its bias and its
 * product in the linear layer is 18 rows and 3 for each leg of its decomposition; inputs are laid out twice, unless the
 * convolution's weights outnumber them. Before a gemm, inputs are laid out once (fitted to nine circuits, exact on each).
 */
export function forecastRows(shape: NetworkShape, decompLegs: number): number {
  const { units } = outputShape(shape);
  const taps = shape.kernel[0] * shape.kernel[1];
  const inputs = shape.rows * shape.cols;
  const again = shape.operator === "gemm" ? 0 : Math.max(inputs, shape.channels * taps);
  return units * (taps + 18 + 3 * decompLegs) + inputs + again + RESERVED_ROWS;
}

/** The smallest logrows that holds the rows and the range table of `decompBase` values. */
export function forecastLogrows(
  shape: NetworkShape,
  { decompBase, decompLegs }: Pick<Quantisation, "decompBase" | "decompLegs">,
): number {
  const rows = Math.max(forecastRows(shape, decompLegs), decompBase) + RESERVED_ROWS;
  return Math.ceil(Math.log2(rows));
}

/**
 * Forecasts a judge's circuit at one inner column: rows and logrows exactly, the rest from measurements.
 *
 * @throws CodedError `CIRCUIT_RANGE` if it would be larger than any published SRS
 */
export function forecastCircuit(
  shape: NetworkShape,
  quantisation: Pick<Quantisation, "decompBase" | "decompLegs">,
): CircuitForecast {
  const rows = forecastRows(shape, quantisation.decompLegs);
  return forecastCost(rows, forecastLogrows(shape, quantisation));
}
