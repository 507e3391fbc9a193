import { TaskError } from "../errors.ts";

/** The value of an option that a task cannot do without. @throws OPTION_INVALID */
export function required(value: string | undefined, option: string): string {
  if (value !== undefined && value !== "") return value;
  throw new TaskError("OPTION_INVALID", `--${option} is missing.`, `Give --${option}; see --help.`);
}

/** A whole number ≥ 0 of any size. @throws OPTION_INVALID */
export function wholeNumber(text: string, option: string): bigint {
  if (/^\d{1,78}$/.test(text)) return BigInt(text);
  throw new TaskError(
    "OPTION_INVALID",
    `--${option} "${text}" is not a whole number.`,
    "Give a number such as 1.",
  );
}

/** A whole number from 1, where the option was given. @throws OPTION_INVALID */
export function optionalCount(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new TaskError(
    "OPTION_INVALID",
    `--${option} "${text}" is not a number from 1 to 9999.`,
    "Give a number such as 2.",
  );
}

/** Refuses an option that means nothing here. @throws OPTION_INVALID */
export function refuseOption(text: string | undefined, option: string, why: string): void {
  if (text === undefined) return;
  throw new TaskError("OPTION_INVALID", `--${option} does not apply here: ${why}.`, `Leave --${option} out.`);
}

/** Refuses `--recursive` for a single file. */
export function notAFolder(): TaskError {
  return new TaskError(
    "OPTION_INVALID",
    "--recursive is for a folder of recordings, and --audio is none.",
    "Leave --recursive out, or give the folder with --audio.",
  );
}

/** A number, where the option was given. @throws OPTION_INVALID */
export function optionalNumber(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new TaskError(
    "OPTION_INVALID",
    `--${option} "${text}" is not a number.`,
    "Give a number such as 0.5.",
  );
}

/** Who proves. @throws OPTION_INVALID */
export function backendOption(text: string): "auto" | "wasm" | "native" {
  if (text === "auto" || text === "wasm" || text === "native") return text;
  throw new TaskError("OPTION_INVALID", `--backend "${text}" is not known.`, "Give auto, wasm or native.");
}

/** Names with commas between them, where the option was given. @throws OPTION_INVALID */
export function optionalList(text: string | undefined, option: string): string[] | undefined {
  if (text === undefined) return undefined;
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length > 0) return names;
  throw new TaskError(
    "OPTION_INVALID",
    `--${option} names nothing.`,
    "Give one name or several, with commas between them.",
  );
}

/** Reads a port. @throws OPTION_INVALID */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new TaskError(
    "OPTION_INVALID",
    `--port "${text}" is not a port.`,
    "Give a number from 0 to 65535; 0 takes any that is free.",
  );
}
