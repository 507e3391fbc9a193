import { TaskError } from "../errors.ts";

const SECONDS = { s: 1, m: 60, h: 3600, d: 86400 } as const;

/** Seconds of a duration such as `90s`, `15m`, `12h` or `30d`. @throws OPTION_INVALID */
export function parseDuration(text: string, option: string): number {
  const match = /^(\d+)([smhd])$/.exec(text);
  const seconds = match === null ? 0 : Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS];
  if (seconds > 0) return seconds;
  throw new TaskError(
    "OPTION_INVALID",
    `--${option} "${text}" is not a duration.`,
    "Give a whole number above zero and a unit: 90s, 15m, 12h or 30d.",
  );
}
