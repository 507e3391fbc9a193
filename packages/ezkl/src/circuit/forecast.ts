import { EzklError } from "../errors.ts";
import type { Settings } from "./settings.ts";

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

/** What operators add to that: a third range table (comparisons, LeakyRelu), shuffles (maxima and minima of several). */
const ADDED_BY_TABLE = { provingKey: 385, verifier: 740 };
const ADDED_BY_SHUFFLES = { provingKey: 3650, verifier: 1870 };

/** Range tables of every circuit: a digit's and a sign's. */
const USUAL_TABLES = 2;

/** EZKL publishes no ceremony SRS for more. */
const LARGEST_LOGROWS = 20;

/**
 * Forecasts a circuit of so many rows at one inner column, from measurements.
 *
 * @throws EzklError `CIRCUIT_RANGE` if it would be larger than any published SRS
 */
export function forecastCost(rows: number, logrows: number): CircuitForecast {
  return costOf(rows, logrows, { provingKey: 0, verifier: 0 });
}

/**
 * Forecasts a circuit of which EZKL has made the settings: rows and logrows are EZKL's own count.
 *
 * @throws EzklError `CIRCUIT_RANGE` if it would be larger than any published SRS
 */
export function forecastLaidOut({
  num_rows,
  num_shuffles,
  required_range_checks,
  run_args,
}: Settings): CircuitForecast {
  const tables = Math.max(0, required_range_checks.length - USUAL_TABLES);
  const shuffles = num_shuffles > 0 ? 1 : 0;
  return costOf(num_rows, run_args.logrows, {
    provingKey: tables * ADDED_BY_TABLE.provingKey + shuffles * ADDED_BY_SHUFFLES.provingKey,
    verifier: tables * ADDED_BY_TABLE.verifier + shuffles * ADDED_BY_SHUFFLES.verifier,
  });
}

function costOf(
  rows: number,
  logrows: number,
  added: { provingKey: number; verifier: number },
): CircuitForecast {
  if (logrows > LARGEST_LOGROWS) {
    throw new EzklError(
      "CIRCUIT_RANGE",
      `The network would take ${rows} rows, more than the 2^${LARGEST_LOGROWS} of the largest published SRS.`,
      "Make the network smaller: fewer channels, larger strides, or a smaller input.",
    );
  }
  const height = 2 ** logrows;
  const provingKeyBytesPerRow = PROVING_KEY_BYTES_PER_ROW + added.provingKey;
  return {
    rows,
    logrows,
    provingKeyBytes: height * provingKeyBytesPerRow,
    // What proving holds beside the key are polynomials of the same columns.
    memoryBytes:
      MEMORY_BYTES +
      Math.round((height * MEMORY_BYTES_PER_ROW * provingKeyBytesPerRow) / PROVING_KEY_BYTES_PER_ROW),
    verifierBytes: VERIFIER_BYTES + added.verifier,
  };
}
