import type { Candidate } from "../../circuits/search.ts";
import { sampleOf } from "../../measure/sample.ts";

/** A candidate like the shipped one, but for what is given. */
export function candidate(
  change: Partial<Candidate> & { columns?: number; wasm?: number; native?: number } = {},
): Candidate {
  const { columns = 1, wasm = 1.5, native = 0.35, ...rest } = change;
  return {
    quantisation: { scale: 10, decompBase: 1024, decompLegs: 3, numInnerCols: columns, logrows: 11 },
    shipped: false,
    rows: 1730,
    quality: { error: 1e-3, agreement: 1, largest: 1000n },
    keyBytes: 5_900_000,
    proofBytes: 1952,
    verifierBytes: 10_477,
    verifyGas: 408_418,
    seconds: { native: sampleOf([native]), wasm: sampleOf([wasm]) },
    ...rest,
  };
}
