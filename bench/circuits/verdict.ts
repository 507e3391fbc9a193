import type { BackendName } from "@idol/ezkl/prover/types.ts";
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
 * The least seconds of a proof among circuits with as many columns and rows of height: the prover's work is the same for all of them,
 * so what they differ by is noise, which the least of all repetitions has the least of.
 */
export function secondsOf(candidates: readonly Candidate[], one: Candidate, backend: BackendName): number {
  const { numInnerCols, logrows } = one.quantisation;
  const alike = candidates.filter(
    ({ quantisation }) => quantisation.numInnerCols === numInnerCols && quantisation.logrows === logrows,
  );
  return Math.min(...alike.map(({ seconds }) => seconds[backend].min));
}

function shippedOf(candidates: readonly Candidate[]): Candidate {
  const shipped = candidates.find((candidate) => candidate.shipped);
  if (shipped === undefined) throw new RangeError("the shipped circuit is not among the candidates");
  return shipped;
}

/** Admissible circuits that are at least as faithful as the shipped one, and faster or cheaper by more than noise. */
export function betterThanShipped(candidates: readonly Candidate[]): Candidate[] {
  const shipped = shippedOf(candidates);
  const ratios = (one: Candidate): number[] =>
    (["native", "wasm"] as const).map(
      (backend) => secondsOf(candidates, one, backend) / secondsOf(candidates, shipped, backend),
    );
  const faster = (one: Candidate): boolean =>
    ratios(one).some((ratio) => ratio < 1 - NOISE) && ratios(one).every((ratio) => ratio < 1 + NOISE);
  const cheaper = (one: Candidate): boolean => one.verifyGas < shipped.verifyGas * (1 - NOISE);
  return candidates.filter(
    (one) => !one.shipped && isAdmissible(one) && isAsFaithful(one, shipped) && (faster(one) || cheaper(one)),
  );
}

function isAsFaithful({ quality }: Candidate, shipped: Candidate): boolean {
  return quality.error <= shipped.quality.error && quality.agreement >= shipped.quality.agreement;
}

/** Admissible circuits of the shipped one's height and columns that are more faithful. */
export function moreFaithful(candidates: readonly Candidate[]): Candidate[] {
  const shipped = shippedOf(candidates);
  return candidates.filter(
    (one) =>
      isAdmissible(one) &&
      one.quantisation.logrows === shipped.quantisation.logrows &&
      one.quantisation.numInnerCols === shipped.quantisation.numInnerCols &&
      isAsFaithful(one, shipped) &&
      one.quality.error < shipped.quality.error,
  );
}
