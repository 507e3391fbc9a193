import { formatAmount, formatScore, formatScores, shorten } from "../format/numbers.ts";
import { formatMoment, formatTime } from "../format/times.ts";

/** Who reads: before a terminal, or before a page. */
export type Audience = "terminal" | "page";

/** What turns a contract's numbers into people's units. */
export interface Units {
  /** Fractional bits of a score. */
  scoreScale?: number;
  currency?: { symbol: string; decimals: number };
}

/** How a revert's values are written. */
export interface Words {
  address: (value: unknown) => string;
  time: (seconds: unknown) => string;
  amount: (value: unknown) => string;
  score: (value: unknown) => string;
  /** Two scores, with digits enough to see which is the greater. */
  scores: (left: unknown, right: unknown) => [string, string];
}

/** Addresses whole and UTC for a terminal, where text is copied; short and in the reader's own time for a page. */
export function wordsFor(audience: Audience, { scoreScale, currency }: Units): Words {
  const raw = (value: unknown) => `${value} (instance units)`;
  const page = audience === "page";
  return {
    address: (value) => (page ? shorten(String(value)) : String(value)),
    time: (seconds) => (page ? formatMoment : formatTime)(BigInt(seconds as bigint)),
    amount: (value) =>
      currency === undefined ? `${value} (smallest units)` : formatAmount(BigInt(value as bigint), currency),
    score: (value) =>
      scoreScale === undefined ? raw(value) : formatScore(BigInt(value as bigint), scoreScale),
    scores: (left, right) =>
      scoreScale === undefined
        ? [raw(left), raw(right)]
        : formatScores(BigInt(left as bigint), BigInt(right as bigint), scoreScale),
  };
}

/** What a custom error says, with its values, and what can be done about it. */
export interface RevertMessage {
  fact: (values: readonly unknown[], words: Words) => string;
  remedy: string;
}

/** One entry of a dictionary. */
export function message(fact: RevertMessage["fact"], remedy: string): RevertMessage {
  return { fact, remedy };
}
