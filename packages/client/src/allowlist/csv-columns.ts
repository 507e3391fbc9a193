import { isHexString } from "ethers";
import { type CsvRow, invalidCsv } from "./csv-rows.ts";

/**
 * The column of the addresses, and the rows below its heading. A heading is a first row without an address in it; where none of its names is
 * `address`, the column is the only one with addresses in it.
 *
 * @throws ALLOWLIST_INVALID where several could be meant
 */
export function addressColumn(all: readonly CsvRow[], source: string): { column: number; rows: CsvRow[] } {
  const [first, ...below] = all;
  if (first === undefined) return { column: 0, rows: [] };
  const names = first.fields;
  const named = columnsWhere([first], (field) => field.toLowerCase() === "address");
  if (named.length === 1) return { column: named[0]!, rows: below };

  const isHeading = !names.some((field) => /^0x/i.test(field));
  const found = columnsWhere(isHeading ? below : all, (field) => isHexString(field, 20));
  if (found.length > 1) throw ambiguous(source, found, isHeading ? names : []);
  const [column] = found;
  // Without an address anywhere the first row is as wrong as the others.
  return column === undefined
    ? { column: 0, rows: [...all] }
    : { column, rows: isHeading ? below : [...all] };
}

function columnsWhere(rows: readonly CsvRow[], holds: (field: string) => boolean): number[] {
  const found = new Set<number>();
  for (const { fields } of rows) {
    for (const [column, field] of fields.entries()) if (holds(field)) found.add(column);
  }
  return [...found].sort((a, b) => a - b);
}

function ambiguous(source: string, columns: readonly number[], names: readonly string[]) {
  const which = columns.map((column) =>
    names[column] === undefined ? `${column + 1}` : `${column + 1} ("${names[column].slice(0, 60)}")`,
  );
  return invalidCsv(`${source} has addresses in the columns ${which.join(" and ")}.`);
}
