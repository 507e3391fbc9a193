import type { CircuitInterface, CircuitOutput } from "@idol/ezkl/circuit";

/** A judge's circuit: key and x go in, key and score come out. */
export function interfaceOf(
  scale: number,
  scoreScale: number,
  range: CircuitOutput["range"] = null,
): CircuitInterface {
  const shape = [1, 1];
  return {
    inputScales: [scale, scale],
    outputs: [
      { shape, scale, range: null },
      { shape, scale: scoreScale, range },
    ],
  };
}
