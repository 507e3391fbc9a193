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
import { writeFilesAtomic } from "@idol/ml/atomic-write.ts";
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
const numbers = (list: string) => list.split(",").map(Number);
const grid: SearchGrid = {
  cols: numbers(values.cols),
  channels: numbers(values.channels),
  folds: numbers(values.folds),
  scales: numbers(values.scales),
  seeds: Number(values.seeds),
  epochs: Number(values.epochs),
};

let last = "";
const onProgress = ({ step, fraction }: { step: string; fraction?: number }) => {
  const line = `${step} ${Math.floor(10 * (fraction ?? 0)) * 10} %`;
  if (line !== last) process.stderr.write(`${line}\n`);
  last = line;
};

const plan = PLANS.idol!;
const place = paths.frontier;
const search = async (): Promise<SearchResult> => {
  const { clips } = await scanFolder(values.data, { onProgress });
  return { grid, points: await searchFrontier(plan, clips, grid, { onProgress }) };
};
const result = values.draw ? await readSearch(place.data) : await search();
await writeFilesAtomic([
  [place.data, formatSearch(result)],
  [place.picture, drawFrontier(plan, result.points)],
  [place.document, frontierDocument(plan, result)],
]);
process.stdout.write(`Wrote ${place.document}, ${place.picture} and ${place.data}\n`);
