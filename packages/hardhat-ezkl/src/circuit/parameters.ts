import { type BuildParameters, RESERVED_ROWS } from "@idol/ezkl/circuit";
import type { CircuitConfig } from "../config/types.ts";

/** The engine in WebAssembly computes `base ^ (legs - 1)` in 32 bits. */
const LARGEST_LEG = 2 ** 32;

/** What a relu's input must at least fit in. */
const LEAST_RANGE = 2 ** 32;

/** The largest base of which two legs are in the engine's reach. */
const LARGEST_BASE = 65_528;

/** EZKL publishes a ceremony SRS from 2^8 rows. */
const LEAST_LOGROWS = 8;

/** Rows as a power of two: those of the circuit, and those that EZKL keeps. */
export function logrowsFor(rows: number): number {
  return Math.max(LEAST_LOGROWS, Math.ceil(Math.log2(rows + RESERVED_ROWS)));
}

/** The parameters of a circuit at a number of rows: the largest base whose table fits one column, and the legs that it needs. */
export function parametersAt(
  { base, legs, columns, visibility, exact }: CircuitConfig,
  scale: number,
  logrows: number,
): BuildParameters {
  const decompBase = base ?? Math.min(2 ** logrows - RESERVED_ROWS, LARGEST_BASE);
  return {
    scale,
    decompBase,
    decompLegs: legs ?? legsFor(decompBase),
    numInnerCols: columns,
    logrows,
    visibility,
    exact,
  };
}

/** As many legs as hold the least range, or as many as the engine takes. */
function legsFor(base: number): number {
  let legs = 1;
  while (base ** legs < LEAST_RANGE) legs += 1;
  return legs;
}

/** One leg more, if the engine takes it. */
export function withOneLegMore(parameters: BuildParameters): BuildParameters | undefined {
  const decompLegs = parameters.decompLegs + 1;
  return parameters.decompBase ** (decompLegs - 1) < LARGEST_LEG ? { ...parameters, decompLegs } : undefined;
}
