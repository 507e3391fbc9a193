import type { Recording } from "@idol/ml/audio/recording.ts";
import type { JudgeConfig, Quantisation } from "@idol/ml/judge/config.ts";
import { features } from "@idol/ml/judge/features.ts";
import { forward, type Network } from "@idol/ml/judge/network.ts";
import { dequantise, snap } from "@idol/ml/judge/quantise.ts";
import { makeTwin, reluInputs, scoreInteger, scoreScale } from "@idol/ml/judge/twin.ts";

/** How faithful integers of a scale are to the network's real numbers, over recordings. */
export interface Quality {
  /** Largest difference of a score. */
  error: number;
  /** Share of pairs of recordings that both put in the same order. */
  agreement: number;
  /** Largest relu input, in absolute value. */
  largest: bigint;
}

/** A decomposition that never stands in the way, for the twin's own check. */
const BOUNDLESS = { decompBase: 2 ** 16, decompLegs: 8, numInnerCols: 1, logrows: 20 };

/** Pictures of recordings, by the judge's features. */
export function picturesOf(recordings: readonly Recording[], config: JudgeConfig): Float64Array[] {
  return recordings.map((recording) => features(recording, config));
}

/** Holds the integers of a scale against the real numbers, on pictures. */
export function qualityAt(network: Network, pictures: readonly Float64Array[], scale: number): Quality {
  const quantisation: Quantisation = { ...BOUNDLESS, scale };
  const twin = makeTwin(network, quantisation);
  const real = pictures.map((x) => forward(network, x));
  const integer = pictures.map((x) => dequantise(scoreInteger(twin, snap(x, scale)), scoreScale(scale)));
  const relus = pictures.flatMap((x) => reluInputs(twin, snap(x, scale)));
  return {
    error: Math.max(...real.map((score, index) => Math.abs(score - integer[index]!))),
    agreement: agreementOf(real, integer),
    largest: largestOf(relus),
  };
}

function largestOf(values: readonly bigint[]): bigint {
  let largest = 0n;
  for (const value of values) {
    const size = value < 0n ? -value : value;
    if (size > largest) largest = size;
  }
  return largest;
}

/** Share of pairs that two lists put in the same order, ties counting as an order of their own. */
export function agreementOf(one: readonly number[], other: readonly number[]): number {
  let same = 0;
  let pairs = 0;
  for (let i = 0; i < one.length; i++) {
    for (let j = 0; j < i; j++, pairs++) {
      if (Math.sign(one[i]! - one[j]!) === Math.sign(other[i]! - other[j]!)) same++;
    }
  }
  return pairs === 0 ? 1 : same / pairs;
}
