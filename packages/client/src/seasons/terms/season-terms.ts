import { ZeroAddress, ZeroHash } from "ethers";
import type { SeasonTermsStruct } from "../../contracts/contracts.ts";
import type { Currency } from "../../currencies/currency.ts";
import { checkedAddress } from "../../key/address.ts";
import { amountIn, instanceIn, isAllowlistRoot, secondsIn } from "./parse-terms.ts";
import { TermsError, type TermsField } from "./terms-error.ts";

/** What an organiser says of a season, as texts of a command line or a form. */
export interface SeasonWish {
  /** What each winner is paid, in whole coins of the currency. */
  prize: string;
  /** From the opening, as `30d`. */
  duration: string;
  /** From now to the opening; at once if not given. */
  opensIn?: string | undefined;
  /** The least score that wins; the judge's published threshold if not given. */
  threshold?: string | undefined;
  /** The organiser's address, who gets what nobody won; the sender if not given. */
  organiser?: string | undefined;
  /** False for a season without badges. */
  badge?: boolean | undefined;
  /** Root of the admitted addresses; everyone is admitted if not given. */
  allowlistRoot?: string | undefined;
  /** With an auditor the season is audited, and needs the other three. */
  auditor?: string | undefined;
  /** What a claim posts, in whole coins of the currency. */
  bond?: string | undefined;
  revealPeriod?: string | undefined;
  auditPeriod?: string | undefined;
  /** Whether the auditor expects the phrase of each singer in the recording. */
  phrase?: boolean | undefined;
}

/** What of a judge is part of a season's terms. Scores are in instance units. */
export interface TermsJudge {
  hash: string;
  scale: number;
  lowest: bigint;
  highest: bigint;
  /** Its published threshold; undefined where it has none. */
  threshold: bigint | undefined;
}

/** What the terms depend on besides the wish. */
export interface TermsContext {
  judge: TermsJudge;
  /** Who opens the season. */
  sender: string;
  /** The chain's time, in seconds: durations are counted from here, once. */
  now: number;
  currency: Currency;
}

/** A season's terms but for its verifier, with every type that the contract's encoding takes. */
export type Terms = Omit<SeasonTermsStruct, "verifier">;

/**
 * The terms of a season: the judge's range and published threshold, times from durations, amounts by the currency's decimals.
 *
 * @throws TermsError, ADDRESS_INVALID
 */
export function termsOf(wish: SeasonWish, { judge, sender, now, currency }: TermsContext): Terms {
  const opensAt = now + (wish.opensIn === undefined ? 0 : duration(wish.opensIn, "opensIn"));
  return {
    opensAt,
    closesAt: opensAt + duration(wish.duration, "duration"),
    scoreScale: judge.scale,
    badge: wish.badge ?? true,
    judgeHash: judge.hash,
    minScore: judge.lowest,
    maxScore: judge.highest,
    threshold: threshold(wish.threshold, judge),
    prize: amount(wish.prize, currency, "prize"),
    currency: currency.address,
    organiser: wish.organiser === undefined ? sender : checkedAddress(wish.organiser, "organiser"),
    allowlistRoot: wish.allowlistRoot === undefined ? ZeroHash : root(wish.allowlistRoot),
    ...auditTerms(wish, currency),
  };
}

/** An amount of an organiser's. @throws TermsError */
function amount(text: string, currency: Currency, field: TermsField): bigint {
  const found = amountIn(text, currency);
  if (found !== undefined) return found;
  throw new TermsError(
    "amount",
    field,
    `The ${field} "${text}" is not an amount of ${currency.symbol}.`,
    `Give a number above zero with ${currency.decimals} digits after the point at most, as 0.01.`,
  );
}

function duration(text: string, field: TermsField): number {
  const found = secondsIn(text);
  if (found !== undefined) return found;
  throw new TermsError(
    "duration",
    field,
    `"${text}" is not a duration.`,
    "Give a whole number above zero and a unit: 90s, 15m, 12h or 30d.",
  );
}

function threshold(text: string | undefined, judge: TermsJudge): bigint {
  const found = text === undefined ? judge.threshold : instanceIn(text, judge.scale);
  if (found !== undefined) return found;
  throw new TermsError(
    "score",
    "threshold",
    text === undefined ? "The judge has no published threshold." : `"${text}" is not a score.`,
    "Give a decimal number such as 0.75.",
  );
}

function root(text: string): string {
  if (isAllowlistRoot(text)) return text;
  throw new TermsError(
    "root",
    "allowlistRoot",
    `"${text}" is not a Merkle root.`,
    "Give the root of an allowlist: 0x and 64 hexadecimal digits, not all zero.",
  );
}

type AuditTerms = Pick<Terms, "auditor" | "bond" | "revealPeriod" | "auditPeriod" | "phrase">;

function auditTerms(wish: SeasonWish, currency: Currency): AuditTerms {
  const { auditor, bond, revealPeriod, auditPeriod, phrase = false } = wish;
  const given = [auditor, bond, revealPeriod, auditPeriod].filter((each) => each !== undefined).length;
  if (given === 0 && phrase) {
    throw new TermsError(
      "phrase-without-audit",
      "phrase",
      "A phrase is for audited seasons: nobody would listen for it in this one.",
      "Add an audit, or ask for no phrase.",
    );
  }
  if (given === 0) return { auditor: ZeroAddress, bond: 0n, revealPeriod: 0, auditPeriod: 0, phrase };
  if (
    auditor === undefined ||
    bond === undefined ||
    revealPeriod === undefined ||
    auditPeriod === undefined
  ) {
    throw new TermsError(
      "audit-incomplete",
      undefined,
      "An audit needs an auditor, a bond and two periods, and some of them are missing.",
      "Give all four of them, or none.",
    );
  }
  return {
    auditor: checkedAddress(auditor, "auditor"),
    bond: amount(bond, currency, "bond"),
    revealPeriod: duration(revealPeriod, "revealPeriod"),
    auditPeriod: duration(auditPeriod, "auditPeriod"),
    phrase,
  };
}
