import { forecastLogrows } from "../../circuit/forecast.ts";
import { IdolError } from "../../errors.ts";
import type { Quantisation } from "../config.ts";
import type { Network } from "../network.ts";
import { makeTwin, reluInputs } from "../twin.ts";

/** Its range table fits into logrows 11, and four legs of it into the WASM prover's 32 bits. */
const BASE = 1024;
const MOST_LEGS = 4;

/** A relu input may be so many times as large as the largest seen. */
const HEADROOM = 4n;

/**
 * The cheapest quantisation at a scale in which these inputs, and others four times as loud, have a proof.
 *
 * @throws IdolError `CIRCUIT_RANGE` if no decomposition holds the relu inputs
 */
export function fitQuantisation(
  network: Network,
  scale: number,
  inputs: readonly ArrayLike<number>[],
): Quantisation {
  const quantisation = { scale, decompBase: BASE, decompLegs: 2, numInnerCols: 1, logrows: 11 };
  const twin = makeTwin(network, quantisation);
  let largest = 0n;
  for (const x of inputs)
    for (const value of reluInputs(twin, x)) {
      const size = value < 0n ? -value : value;
      if (size > largest) largest = size;
    }
  let decompLegs = quantisation.decompLegs;
  while (BigInt(BASE) ** BigInt(decompLegs) <= HEADROOM * largest) decompLegs++;
  if (decompLegs > MOST_LEGS) {
    throw new IdolError(
      "CIRCUIT_RANGE",
      `At scale ${scale} a relu of this network gets ${largest} on the sample clips; the circuit holds up to ±${BigInt(BASE) ** BigInt(MOST_LEGS)}.`,
      "Give a smaller --scale, or train on features that are brought to the size of 1.",
    );
  }
  const fitted = { ...quantisation, decompLegs };
  return { ...fitted, logrows: forecastLogrows(network.shape, fitted) };
}
