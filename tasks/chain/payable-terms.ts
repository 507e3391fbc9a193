import { type Currency, formatAmount, formatDuration, formatScore } from "@idol/client";
import type { JudgeManifest } from "@idol/ml/circuit";
import { TaskError } from "../errors.ts";
import type { Terms } from "./season-terms.ts";

/** A season shorter than this may be over before its transactions are in blocks, and nobody can sing, prove and claim in it. */
const SHORTEST_SECONDS = 600;

/** A season as it is wanted, before anything is sent. */
export interface WantedSeason {
  terms: Terms;
  manifest: JudgeManifest;
  /** Undefined where it is to be funded later. */
  pot: bigint | undefined;
  currency: Currency;
  now: number;
  /** Whether the organiser insists. */
  anyway: boolean;
}

/**
 * Refuses terms under which nobody can be paid, unless the organiser insists; a threshold beyond the judge's range always, as the contract does.
 *
 * @throws OPTION_INVALID
 */
export function checkPayable({ terms, manifest, pot, currency, now, anyway }: WantedSeason): void {
  const { scale, lowest, highest } = manifest.score;
  const threshold = BigInt(terms.threshold);
  if (threshold > BigInt(highest) || threshold < BigInt(lowest)) {
    const [low, high] = [lowest, highest].map((score) => formatScore(BigInt(score), scale));
    throw new TaskError(
      "OPTION_INVALID",
      `The threshold ${formatScore(threshold, scale)} lies outside of what the judge can give, ${low} to ${high}.`,
      "Give another --threshold, or none for the judge's published one.",
    );
  }
  if (anyway) return;
  if (pot !== undefined && pot < BigInt(terms.prize)) {
    throw new TaskError(
      "OPTION_INVALID",
      `A pot of ${formatAmount(pot, currency)} does not hold one prize of ${formatAmount(BigInt(terms.prize), currency)}.`,
      "Give a --pot of at least one prize; or --anyway, if the rest is to come later.",
    );
  }
  const left = Number(terms.closesAt) - Math.max(now, Number(terms.opensAt));
  if (left < SHORTEST_SECONDS) {
    throw new TaskError(
      "OPTION_INVALID",
      `The season would take claims for ${formatDuration(Math.max(left, 0))} only, counted from now: its transactions have to be in blocks ` +
        "in that time, and a singer has to sing, prove and claim.",
      `Give a --duration of ${SHORTEST_SECONDS / 60}m or more, such as 30d; or --anyway.`,
    );
  }
}
