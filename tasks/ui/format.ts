import { formatEther } from "ethers";

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
