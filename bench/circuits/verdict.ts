import type { Candidate } from "./search.ts";

/** What the issues bind every shipped circuit to, besides its quality. */
export const BOUNDS = {
  columns: 1,
  verifierBytes: 12_000,
  proofBytes: 2_000,
} as const;

/** Differences of time below this share are within what repetitions differ by. */
export const NOISE = 0.1;

/** Whether a circuit may be shipped. */
export function isAdmissible({ quantisation, verifierBytes, proofBytes }: Candidate): boolean {
  return (
    quantisation.numInnerCols <= BOUNDS.columns &&
    verifierBytes <= BOUNDS.verifierBytes &&
    proofBytes <= BOUNDS.proofBytes
  );
}

/**
 * Admissible circuits that are at least as faithful as the shipped one and faster or cheaper by more than noise. The least of the
 * repetitions counts, which other work on the machine has disturbed least.
 */
export function betterThanShipped(candidates: readonly Candidate[]): Candidate[] {
  const shipped = candidates.find((candidate) => candidate.shipped);
  if (shipped === undefined) throw new RangeError("the shipped circuit is not among the candidates");
  const faster = (one: Candidate): boolean =>
    (["native", "wasm"] as const).some(
      (backend) => one.seconds[backend].min < shipped.seconds[backend].min * (1 - NOISE),
    );
  const slower = (one: Candidate): boolean =>
    (["native", "wasm"] as const).some(
      (backend) => one.seconds[backend].min > shipped.seconds[backend].min * (1 + NOISE),
    );
  const cheaper = (one: Candidate): boolean => one.verifyGas < shipped.verifyGas * (1 - NOISE);
  return candidates.filter(
    (one) =>
      !one.shipped &&
      isAdmissible(one) &&
      one.quality.error <= shipped.quality.error &&
      one.quality.agreement >= shipped.quality.agreement &&
      ((faster(one) && !slower(one)) || cheaper(one)),
  );
}
