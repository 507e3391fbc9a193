import { isHexString, parseUnits, ZeroHash } from "ethers";
import type { Currency } from "../../currencies/currency.ts";

const SECONDS = { s: 1, m: 60, h: 3600, d: 86400 } as const;

/** Decimal digits of a score that count: far beyond 2^-scale of any judge. */
const SCORE_DIGITS = 30;

/** Seconds of a duration such as `90s`, `15m`, `12h` or `30d`; undefined for what is none. */
export function secondsIn(text: string): number | undefined {
  const match = /^(\d+)([smhd])$/.exec(text);
  const seconds = match === null ? 0 : Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS];
  return seconds > 0 ? seconds : undefined;
}

/** An amount above zero in a currency's smallest unit; undefined for what is none, or has too many digits. */
export function amountIn(text: string, { decimals }: Pick<Currency, "decimals">): bigint | undefined {
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  try {
    const amount = parseUnits(text, decimals);
    return amount > 0n ? amount : undefined;
  } catch {
    return undefined;
  }
}

/** The least instance that is not below a decimal score: `⌈score · 2^scale⌉`; undefined for what is no score. */
export function instanceIn(text: string, scale: number): bigint | undefined {
  if (!/^-?\d{1,20}(\.\d{1,30})?$/.test(text)) return undefined;
  const unit = 10n ** BigInt(SCORE_DIGITS);
  const scaled = parseUnits(text, SCORE_DIGITS) * 2n ** BigInt(scale);
  const floor = scaled / unit;
  return scaled > floor * unit ? floor + 1n : floor;
}

/** Whether a text is the Merkle root of an allowlist. */
export function isAllowlistRoot(text: string): boolean {
  return isHexString(text, 32) && text !== ZeroHash;
}
