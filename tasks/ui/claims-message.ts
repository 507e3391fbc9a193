import type { Currency, Mined } from "@idol/client";
import { formatAmount, formatScore } from "@idol/client/format";
import { describeTransaction } from "./organiser-messages.ts";
import { renderTable } from "./table.ts";

/** What came of the claims of a folder. */
export interface BatchClaimResult {
  season: bigint;
  currency: Currency;
  scoreScale: number;
  transactions: Mined[];
  /** By the names of their proofs' files. */
  claimed: { item: string; singer: string; prize: bigint; score: bigint }[];
  refused: { proof: string; why: string }[];
}

export function describeClaims(result: BatchClaimResult): string {
  const { season, currency, scoreScale, transactions, claimed, refused } = result;
  const rows = claimed.map(({ item, singer, prize, score }) => [
    item,
    singer,
    formatScore(score, scoreScale),
    prize === 0n ? "no prize now" : formatAmount(prize, currency),
  ]);
  return [
    `${claimed.length} of ${claimed.length + refused.length} claims are in season ${season}.`,
    ...(rows.length === 0 ? [] : [renderTable(["proof", "singer", "score", "prize"], rows)]),
    ...refused.map(({ proof, why }) => `Refused: ${proof}: ${why}`),
    ...transactions.map(describeTransaction),
  ].join("\n");
}
