import { ensureError } from "@idol/ezkl/errors";
import { parse } from "csv-parse/browser/esm/sync";
import { ContestError } from "../errors.ts";

/** A record of the file, and the line that it begins on. */
export interface CsvRow {
  line: number;
  fields: string[];
}

/** Every record of a CSV text with something in it. @throws ALLOWLIST_INVALID where quotes do not match */
export function readRows(text: string, source: string): CsvRow[] {
  const body = text.replace(/^\uFEFF/, "");
  // Excel's own line that names the delimiter.
  const [named = "", delimiter = delimiterOf(body)] = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(body) ?? [];
  const skipped = named === "" ? 0 : 1;
  try {
    const records = parse(body.slice(named.length), {
      delimiter,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records
      .map(({ record, info }) => ({ line: info.lines - breaksIn(record) + skipped, fields: record }))
      .filter(({ fields }) => fields.some((field) => field !== ""));
  } catch (thrown) {
    throw invalidCsv(`${source} is not CSV: ${ensureError(thrown).message}.`, thrown);
  }
}

/** What the first line that has one puts between its fields, outside of quotes. */
function delimiterOf(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"/g, "");
  const line = bare.split(/[\r\n]+/).find((each) => /[,;\t]/.test(each)) ?? "";
  const count = (delimiter: string) => line.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function breaksIn(fields: readonly string[]): number {
  return fields.join("").match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** The error for a file that is no list of addresses. */
export function invalidCsv(message: string, cause?: unknown): ContestError {
  return new ContestError(
    "ALLOWLIST_INVALID",
    message,
    "Give one address a row, with its checksum or all in lower case, each once, and not the zero address; where there are several columns, " +
      'head theirs "address".',
    { cause },
  );
}
