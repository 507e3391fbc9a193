import type { Currency, Phase } from "@idol/client";
import { formatAmount, formatScore, formatTime } from "@idol/client/format";
import { renderTable } from "./table.ts";

/** A reward contract's seasons, one line each. */
export interface SeasonListResult {
  network: string;
  reward: string;
  seasons: {
    season: bigint;
    phase: Phase;
    /** When the phase ends, in Unix seconds; absent where it never does. */
    until?: bigint;
    prize: bigint;
    pot: bigint;
    claims: bigint;
    threshold: bigint;
    scoreScale: number;
    currency: Currency;
  }[];
}

export function describeSeasonList({ network, reward, seasons }: SeasonListResult): string {
  if (seasons.length === 0) return `No season yet at ${reward} on network "${network}".`;
  return renderTable(
    ["season", "phase", "until", "prize", "pot", "threshold", "claims"],
    seasons.map(({ season, phase, until, prize, pot, threshold, claims, scoreScale, currency }) => [
      `${season}`,
      phase,
      until === undefined ? "" : formatTime(until),
      formatAmount(prize, currency),
      formatAmount(pot, currency),
      formatScore(threshold, scoreScale),
      `${claims}`,
    ]),
  );
}
