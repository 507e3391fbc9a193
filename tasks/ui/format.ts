import { formatEther, formatUnits } from "ethers";
import type { Currency } from "../chain/currency.ts";

/** A score in instance units as a decimal number; `scale` is the season's or manifest's `scoreScale` (a power of two). */
export function formatScore(instance: bigint, scale: number): string {
  return (Number(instance) / 2 ** scale).toFixed(4);
}

/** Wei as a number of ether. */
export function formatCoin(wei: bigint): string {
  return `${formatEther(wei)} ETH`;
}

/** Milliseconds as seconds with one digit. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A count with thousands set apart. */
export function formatCount(count: number | bigint): string {
  return count.toLocaleString("en-US");
}

/** An amount in a currency's smallest unit as a number of whole coins. */
export function formatAmount(amount: bigint, { symbol, decimals }: Currency): string {
  return `${formatUnits(amount, decimals).replace(/\.0$/, "")} ${symbol}`;
}

/** Unix seconds as a date and time of UTC, to the second. */
export function formatTime(seconds: bigint | number): string {
  return new Date(Number(seconds) * 1000).toISOString().replace("T", " ").replace(".000Z", " UTC");
}

/** Seconds as days, hours and minutes, the two largest of them that are not zero. */
export function formatDuration(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ];
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  return shown.length === 0 ? "0 s" : shown.map(([count, unit]) => `${count} ${unit}`).join(" ");
}
