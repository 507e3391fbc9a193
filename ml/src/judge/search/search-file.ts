import { readFile } from "node:fs/promises";
import { ensureError, IdolError } from "@idol/ezkl/errors.ts";
import { z } from "zod";
import type { SearchGrid, SearchPoint } from "./search.ts";

/** `docs/frontier.json`: what was searched and what was found. */
export interface SearchResult {
  grid: SearchGrid;
  points: SearchPoint[];
}

const counts = z.array(z.int().min(1)).min(1);
const number = z.number();

const schema = z.strictObject({
  grid: z.strictObject({
    cols: counts,
    channels: counts,
    folds: counts,
    scales: counts,
    seeds: z.int().min(1),
    epochs: z.int().min(1),
  }),
  points: z.array(
    z.strictObject({
      cols: number,
      channels: number,
      fold: number,
      scale: number,
      decompLegs: number,
      rows: number,
      logrows: number,
      heard: z.record(z.string(), z.strictObject({ disgust: number, rest: number })),
      merit: number,
      spread: number,
      rounding: number,
    }),
  ),
});

/** The text of `docs/frontier.json`: one point a line. */
export function formatSearch({ grid, points }: SearchResult): string {
  const lines = points.map((point) => `    ${JSON.stringify(point)}`).join(",\n");
  return `{\n  "grid": ${JSON.stringify(grid)},\n  "points": [\n${lines}\n  ]\n}\n`;
}

/**
 * Reads what a search found.
 *
 * @throws IdolError `FILE_NOT_FOUND`, `INPUT_INVALID`
 */
export async function readSearch(path: string): Promise<SearchResult> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new IdolError("FILE_NOT_FOUND", `There is no search at ${path}.`, "Search with npm run search.", {
      cause,
    });
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (thrown) {
    throw new IdolError("INPUT_INVALID", `${path} is no search.`, "Search again with npm run search.", {
      cause: ensureError(thrown),
    });
  }
}
