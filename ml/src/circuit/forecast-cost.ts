import { IdolError } from "../errors.ts";
import type { Quantisation } from "../judge/config.ts";
import type { NetworkShape } from "../judge/network.ts";
import { forecastLogrows, forecastRows } from "./forecast.ts";

/** What a circuit will cost, before it is built. */
export interface CircuitForecast {
  rows: number;
  logrows: number;
  /** Of the proving key, about. */
  provingKeyBytes: number;
  /** Of the prover in WebAssembly at its peak, about. */
  memoryBytes: number;
  /** Of the verifier's deployed code, about; the EVM takes 24,576. */
  verifierBytes: number;
}

/** Measured with EZKL 21.0.0 at one inner column, logrows 11 to 13: what grows with the rows, and what does not. */
const PROVING_KEY_BYTES_PER_ROW = 2930;
const MEMORY_BYTES_PER_ROW = 50_000;
const MEMORY_BYTES = 200e6;
const VERIFIER_BYTES = 10_500;

/** EZKL publishes no ceremony SRS for more. */
const LARGEST_LOGROWS = 20;

/**
 * Forecasts a circuit at one inner column: rows and logrows exactly, the rest from measurements.
 *
 * @throws IdolError `CIRCUIT_RANGE` if it would be larger than any published SRS
 */
export function forecastCircuit(
  shape: NetworkShape,
  quantisation: Pick<Quantisation, "decompBase" | "decompLegs">,
): CircuitForecast {
  const rows = forecastRows(shape, quantisation.decompLegs);
  const logrows = forecastLogrows(shape, quantisation);
  if (logrows > LARGEST_LOGROWS) {
    throw new IdolError(
      "CIRCUIT_RANGE",
      `The network would take ${rows} rows, more than the 2^${LARGEST_LOGROWS} of the largest published SRS.`,
      "Make the network smaller: fewer channels, larger strides, or a smaller picture.",
    );
  }
  const height = 2 ** logrows;
  return {
    rows,
    logrows,
    provingKeyBytes: height * PROVING_KEY_BYTES_PER_ROW,
    memoryBytes: MEMORY_BYTES + height * MEMORY_BYTES_PER_ROW,
    verifierBytes: VERIFIER_BYTES,
  };
}
