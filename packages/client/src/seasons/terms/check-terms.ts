import { ZeroAddress, ZeroHash } from "ethers";
import type { Currency } from "../../currencies/currency.ts";
import { isDevelopmentChain } from "../../deployment/deployment.ts";
import { formatAmount, formatScore } from "../../format/numbers.ts";
import { formatDuration } from "../../format/times.ts";
import type { Terms } from "./season-terms.ts";
import { TermsError } from "./terms-error.ts";
import { knownTestAccount } from "./test-accounts.ts";

/** A season shorter than this may be over before its transactions are in blocks, and nobody can sing, prove and claim in it. */
export const SHORTEST_SECONDS = 600;

/** A season as it is wanted, before anything is sent. */
export interface WantedSeason {
  terms: Terms;
  /** Undefined where it is to be funded later. */
  pot: bigint | undefined;
  currency: Currency;
  /** The chain's time, in seconds. */
  now: number;
  /** Whether the organiser insists on a pot that holds no prize, and on minutes. */
  anyway: boolean;
}

/**
 * Refuses terms under which nobody can be paid, unless the organiser insists; a threshold beyond the judge's range always, as the contract does.
 *
 * @throws TermsError
 */
export function checkPayable({ terms, pot, currency, now, anyway }: WantedSeason): void {
  const scale = Number(terms.scoreScale);
  const [threshold, lowest, highest] = [terms.threshold, terms.minScore, terms.maxScore].map(BigInt) as [
    bigint,
    bigint,
    bigint,
  ];
  if (threshold > highest || threshold < lowest) {
    const [low, high] = [lowest, highest].map((score) => formatScore(score, scale));
    throw new TermsError(
      "threshold-unreachable",
      "threshold",
      `The threshold ${formatScore(threshold, scale)} lies outside of what the judge can give, ${low} to ${high}.`,
      "Choose another threshold, or the judge's published one.",
    );
  }
  if (anyway) return;
  if (pot !== undefined && pot < BigInt(terms.prize)) {
    throw new TermsError(
      "pot-below-prize",
      "pot",
      `A pot of ${formatAmount(pot, currency)} does not hold one prize of ${formatAmount(BigInt(terms.prize), currency)}.`,
      "Put in one prize at least, or say that the rest is to come later.",
    );
  }
  const left = Number(terms.closesAt) - Math.max(now, Number(terms.opensAt));
  if (left < SHORTEST_SECONDS) {
    throw new TermsError(
      "too-short",
      "duration",
      `The season would take claims for ${formatDuration(Math.max(left, 0))} only, counted from now: its transactions have to be in blocks ` +
        "in that time, and a singer has to sing, prove and claim.",
      `Let it last ${SHORTEST_SECONDS / 60} minutes or more, or say that it is meant so.`,
    );
  }
}

/** A season that is about to be opened. */
export interface PlannedSeason {
  terms: Terms;
  /** What it is to be funded with, in the smallest unit. */
  pot: bigint;
  /** Unix seconds. */
  now: number;
  /** Whether the organiser insists on a pot that holds no prize. */
  anyway: boolean;
  /** Whether the organiser said that it needs neither allowlist nor audit. */
  open: boolean;
  /** Who sends and pays, and others who get a say, as the guardian. */
  accounts: readonly string[];
}

/**
 * On a public chain, refuses what an organiser would regret: a season with nothing in it, one that is over, one that anybody can drain
 * unless that was said, and keys that everybody has. Development chains take everything.
 *
 * @throws TermsError
 */
export function checkPublicTerms(chainId: bigint | number, planned: PlannedSeason): void {
  if (isDevelopmentChain(chainId)) return;
  const { terms, pot, now, anyway, open, accounts } = planned;
  checkPublicAccounts(chainId, [...accounts, String(terms.organiser), String(terms.auditor)]);
  if (terms.allowlistRoot === ZeroHash && terms.auditor === ZeroAddress && !open) {
    throw new TermsError(
      "unguarded",
      undefined,
      "The season has neither allowlist nor audit: a proof shows that some input has the score, not that anybody sang, and one " +
        "person can use many addresses.",
      "Add one of them, or say that the pot may go to whoever computes fastest.",
    );
  }
  if (pot < BigInt(terms.prize) && !anyway) {
    throw new TermsError(
      "unfunded",
      "pot",
      "The season would be open without a prize in it.",
      "Put in one prize or more, or say that it is to be funded later.",
    );
  }
  if (Number(terms.closesAt) <= now) {
    throw new TermsError("over", "duration", "The season would be over already.", "Choose other times.");
  }
}

/** @throws TermsError for an account whose key everybody has, on a public chain */
export function checkPublicAccounts(chainId: bigint | number, accounts: readonly string[]): void {
  if (isDevelopmentChain(chainId)) return;
  const account = knownTestAccount(accounts);
  if (account === undefined) return;
  throw new TermsError(
    "test-account",
    undefined,
    `${account} is one of the test mnemonic's accounts, whose keys everybody has.`,
    "Use an account of your own.",
  );
}
