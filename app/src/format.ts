import { formatUnits } from "ethers";

/** A score in instance units as a decimal number; `scale` is the number of its fractional bits. */
export function formatScore(instance: bigint, scale: number): string {
  return (Number(instance) / 2 ** scale).toFixed(4);
}

/** An amount in a currency's smallest units, without trailing zeros. */
export function formatAmount(
  amount: bigint,
  { decimals, symbol }: { decimals: number; symbol: string },
): string {
  const text = formatUnits(amount, decimals);
  return `${text.replace(/\.0$/, "")} ${symbol}`;
}

/** An amount with at most six digits after the point, cut off and never rounded up: nobody has more than it says. */
export function formatRoughly(amount: bigint, currency: { decimals: number; symbol: string }): string {
  const unit = 10n ** BigInt(Math.max(0, currency.decimals - 6));
  return formatAmount(amount - (amount % unit), currency);
}

/** The first and last digits of an address or a hash. */
export function shorten(hex: string): string {
  return `${hex.slice(0, 6)}…${hex.slice(-4)}`;
}

/** Seconds as the two largest of days, hours, minutes and seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 86400), "d"],
    [Math.floor(whole / 3600) % 24, "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return "0 s";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}

/** Milliseconds as seconds with one or two digits. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`;
}

/** A moment of the chain, in the reader's own words. */
export function formatMoment(seconds: bigint | number): string {
  return new Date(Number(seconds) * 1000).toLocaleString(undefined, {
    dateStyle: "medium",
    timeStyle: "short",
  });
}

/** Bytes as MB or KB. */
export function formatBytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
