import { checkedAddress } from "@idol/client/key/key.ts";
import type { CodedError } from "@idol/ezkl/errors.ts";
import { TaskError } from "../errors.ts";

/** Wrong rows that are shown before the rest is only counted. */
const SHOWN = 10;

/**
 * Reads the addresses of a CSV file: the column headed `address`, or the first column where there is no heading. Empty lines are
 * skipped.
 *
 * @returns addresses with their checksums, in the file's order
 * @throws ALLOWLIST_INVALID naming every wrong row by its line
 */
export function parseAllowlistCsv(text: string, source: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, fields: line.split(/[,;\t]/).map(unquote) }))
    .filter(({ fields }) => fields.some((field) => field !== ""));
  const heading = lines[0]?.fields.findIndex((field) => field.toLowerCase() === "address") ?? -1;
  const rows = heading >= 0 ? lines.slice(1) : lines;
  const column = Math.max(heading, 0);

  const seen = new Map<string, number>();
  const wrong: string[] = [];
  for (const { number, fields } of rows) {
    const field = fields[column] ?? "";
    const address = readAddress(field);
    const first = address === undefined ? undefined : seen.get(address);
    if (address === undefined) wrong.push(`line ${number}: "${field.slice(0, 60)}" is not an address`);
    else if (first !== undefined) wrong.push(`line ${number}: ${address} stands on line ${first} already`);
    else seen.set(address, number);
  }
  if (wrong.length > 0) throw invalid(`${source} has ${wrong.length} wrong rows:\n${list(wrong)}`);
  if (seen.size === 0) throw invalid(`${source} holds no address.`);
  return [...seen.keys()];
}

function unquote(field: string): string {
  const trimmed = field.trim();
  return /^".*"$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}

function readAddress(field: string): string | undefined {
  try {
    return checkedAddress(field, "row");
  } catch {
    return undefined;
  }
}

function list(wrong: readonly string[]): string {
  const more = wrong.length > SHOWN ? [`and ${wrong.length - SHOWN} more`] : [];
  return [...wrong.slice(0, SHOWN), ...more].map((line) => `  ${line}`).join("\n");
}

function invalid(message: string): CodedError {
  return new TaskError(
    "ALLOWLIST_INVALID",
    message,
    "Give one address a row, with its checksum or all in lower case, each once, and not the zero address.",
  );
}
