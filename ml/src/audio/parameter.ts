import { IdolError } from "../errors.ts";

/** Refuses a parameter that breaks its rule; `rule` is a sentence that says what it may be. */
export function requireParameter(holds: boolean, rule: string, value: number): void {
  if (!holds)
    throw new IdolError("FEATURE_PARAMETER", `${rule}, not ${value}.`, "Give a value in this range.");
}

/** Whether a parameter is a whole number in a range. */
export function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
