import { formatUnits } from "ethers/utils";

/** A score in instance units as a decimal number; `scale` is the number of its fractional bits. */
export function formatScore(instance: bigint, scale: number, digits = 4): string {
  return (Number(instance) / 2 ** scale).toFixed(digits);
}

/** Two scores that differ with as many digits, four at least, as it takes to see it. */
export function formatScores(left: bigint, right: bigint, scale: number): [string, string] {
  for (let digits = 4; ; digits++) {
    const [first, second] = [formatScore(left, scale, digits), formatScore(right, scale, digits)];
    if (first !== second || left === right || digits === 15) return [first, second];
  }
}

/** An amount in a currency's smallest units, without trailing zeros. */
export function formatAmount(
  amount: bigint,
  { decimals, symbol }: { decimals: number; symbol: string },
): string {
  return `${formatUnits(amount, decimals).replace(/\.0$/, "")} ${symbol}`;
}

/** An amount with at most six digits after the point, cut off and never rounded up: nobody has more than it says. */
export function formatRoughly(amount: bigint, currency: { decimals: number; symbol: string }): string {
  const unit = 10n ** BigInt(Math.max(0, currency.decimals - 6));
  return formatAmount(amount - (amount % unit), currency);
}

/** A count with thousands set apart. */
export function formatCount(count: number | bigint): string {
  return count.toLocaleString("en-US");
}

/** The first and last digits of an address or a hash. */
export function shorten(hex: string): string {
  return `${hex.slice(0, 6)}…${hex.slice(-4)}`;
}

/** A stranger's text: without characters that play tricks on a terminal or a page, and cut. */
export function printable(text: string, most = 200): string {
  const harmless = text.replace(/[^\x20-\x7e]/g, "?");
  return harmless.length > most ? `${harmless.slice(0, most)}…` : harmless;
}

/** Bytes as MB or KB. */
export function formatBytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
