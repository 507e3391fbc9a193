import { formatAmount } from "@idol/client/format";

/** Six digits after the point are enough of a fee. */
const UNIT = 10n ** 12n;

/** A fee in the chain's own coin, rounded up. */
export function formatFee(fee: bigint, symbol: string): string {
  return formatAmount(((fee + UNIT - 1n) / UNIT) * UNIT, { decimals: 18, symbol });
}
