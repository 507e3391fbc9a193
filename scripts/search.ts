/**
 * Searches features, network size and quantisation for the default judge, and writes what it found to docs/frontier.json and, of
 * that, docs/FRONTIER.md with its tables and picture.
 *
 *     npm run search -- --data DIR [--cols 4,8,12] [--channels 1,2,4,6,8] [--folds 1,2] [--scales 5,7,10] [--seeds 3] [--epochs 15]
 *     npm run search -- --draw
 *
 * With `--draw` nothing is searched: document and picture are made anew of docs/frontier.json.
 */
import { parseArgs } from "node:util";
import { IdolError } from "@idol/ezkl/errors.ts";
import { writeFilesAtomic } from "@idol/ezkl/files/atomic-write.ts";
import { scanFolder } from "@idol/ml/corpora/scan.ts";
import { PLANS } from "@idol/ml/judge/presets.ts";
import { drawFrontier } from "@idol/ml/judge/search/frontier.ts";
import { frontierDocument } from "@idol/ml/judge/search/frontier-document.ts";
import { type SearchGrid, searchFrontier } from "@idol/ml/judge/search/search.ts";
import { formatSearch, readSearch, type SearchResult } from "@idol/ml/judge/search/search-file.ts";
import { paths } from "@idol/ml/paths.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env.VOICE_DATA_DIR ?? "" },
    cols: { type: "string", default: "4,8,12" },
    channels: { type: "string", default: "1,2,4,6,8" },
    folds: { type: "string", default: "1,2" },
    scales: { type: "string", default: "5,7,10" },
    seeds: { type: "string", default: "3" },
    epochs: { type: "string", default: "15" },
    draw: { type: "boolean", default: false },
  },
});
let last = "";
const onProgress = ({ step, fraction }: { step: string; fraction?: number }) => {
  const line = `${step} ${Math.floor(10 * (fraction ?? 0)) * 10} %`;
  if (line !== last) process.stderr.write(`${line}\n`);
  last = line;
};

/** Whole numbers above 0, separated by commas. */
function numbers(option: "cols" | "channels" | "folds" | "scales" | "seeds" | "epochs"): number[] {
  const list = values[option].split(",").map(Number);
  if (list.every((value) => Number.isInteger(value) && value > 0)) return list;
  throw new IdolError(
    "OPTION_INVALID",
    `--${option} is "${values[option]}".`,
    "Give whole numbers above 0, as in --cols 4,8,12.",
  );
}

async function search(): Promise<SearchResult> {
  const grid: SearchGrid = {
    cols: numbers("cols"),
    channels: numbers("channels"),
    folds: numbers("folds"),
    scales: numbers("scales"),
    seeds: numbers("seeds")[0]!,
    epochs: numbers("epochs")[0]!,
  };
  if (values.data === "")
    throw new IdolError(
      "OPTION_INVALID",
      "No data folder is named.",
      "Give --data DIR, or set VOICE_DATA_DIR.",
    );
  const { clips } = await scanFolder(values.data, { onProgress });
  return { grid, points: await searchFrontier(plan, clips, grid, { onProgress }) };
}

const plan = PLANS.idol!;
const place = paths.frontier;
try {
  const result = values.draw ? await readSearch(place.data) : await search();
  await writeFilesAtomic([
    [place.data, formatSearch(result)],
    [place.picture, drawFrontier(plan, result.points)],
    [place.document, frontierDocument(plan, result)],
  ]);
  process.stdout.write(`Wrote ${place.document}, ${place.picture} and ${place.data}\n`);
} catch (error) {
  if (!(error instanceof IdolError)) throw error;
  process.stderr.write(`${error.message}\n${error.remedy}\n`);
  process.exitCode = 1;
}
