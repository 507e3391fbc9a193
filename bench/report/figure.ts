import type { Sample } from "../measure/sample.ts";

/** Decimal units: 1 MB is 10^6 bytes, 1 KB is 10^3. */
export type Unit = "s" | "MB" | "bytes" | "gas" | "times" | "rows" | "per minute";

/** One measured thing. */
export interface Figure {
  /** Stable, for goals and for the JSON file: `task.wasm.warm.seconds`. */
  id: string;
  label: string;
  unit: Unit;
  sample: Sample;
}

const DIGITS: Record<Unit, number> = { s: 2, MB: 0, bytes: 0, gas: 0, times: 2, rows: 0, "per minute": 1 };

/** A number in a unit, without the unit: `1,234`, `0.52`. */
export function formatNumber(value: number, unit: Unit): string {
  return value.toLocaleString("en-US", {
    minimumFractionDigits: DIGITS[unit],
    maximumFractionDigits: DIGITS[unit],
  });
}

/** The median, with the range in brackets where there is one: `1.23 (1.20–1.31)`. */
export function formatSample({ median, min, max }: Sample, unit: Unit): string {
  const [middle, low, high] = [median, min, max].map((value) => formatNumber(value, unit));
  return low === high ? middle! : `${middle} (${low}–${high})`;
}
