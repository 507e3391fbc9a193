import { checkedAddress } from "../key/address.ts";
import { addressColumn } from "./csv-columns.ts";
import { invalidCsv, readRows } from "./csv-rows.ts";
import { csvText } from "./csv-text.ts";

/** Wrong rows that are shown before the rest is only counted. */
const SHOWN = 10;

/**
 * Reads the addresses of a CSV file (RFC 4180; commas, semicolons or tabs): the column headed `address`, else the only one that holds
 * addresses. Empty lines are skipped.
 *
 * @returns addresses with their checksums, in the file's order
 * @throws ALLOWLIST_INVALID naming every wrong row by its line, or the columns among which nobody can choose
 */
export function parseAllowlistCsv(file: Uint8Array | string, source: string): string[] {
  const all = readRows(typeof file === "string" ? file : csvText(file), source);
  const { column, rows } = addressColumn(all, source);
  const seen = new Map<string, number>();
  const wrong: string[] = [];
  for (const { line, fields } of rows) {
    const field = fields[column] ?? "";
    const address = readAddress(field);
    const first = address === undefined ? undefined : seen.get(address);
    if (address === undefined) wrong.push(`line ${line}: "${field.slice(0, 60)}" is not an address`);
    else if (first !== undefined) wrong.push(`line ${line}: ${address} stands on line ${first} already`);
    else seen.set(address, line);
  }
  if (wrong.length > 0) throw invalidCsv(`${source} has ${wrong.length} wrong rows:\n${list(wrong)}`);
  if (seen.size === 0) throw invalidCsv(`${source} holds no address.`);
  return [...seen.keys()];
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
