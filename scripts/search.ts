/**
 * Searches features, network size and quantisation for the default judge, and writes docs/FRONTIER.md with its table and picture.
 *
 *     npm run search -- --data DIR [--cols 4,8,12] [--channels 1,2,4,6,8] [--scales 5,7,10] [--seeds 2] [--epochs 15]
 */
import { parseArgs } from "node:util";
import { writeFilesAtomic } from "@idol/ml/atomic-write.ts";
import { scanFolder } from "@idol/ml/corpora/scan.ts";
import { PLANS } from "@idol/ml/judge/presets.ts";
import { drawFrontier } from "@idol/ml/judge/search/frontier.ts";
import { frontierDocument } from "@idol/ml/judge/search/frontier-document.ts";
import { type SearchGrid, type SearchPoint, searchFrontier } from "@idol/ml/judge/search/search.ts";
import { paths } from "@idol/ml/paths.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env.VOICE_DATA_DIR ?? "" },
    cols: { type: "string", default: "4,8,12" },
    channels: { type: "string", default: "1,2,4,6,8" },
    scales: { type: "string", default: "5,7,10" },
    seeds: { type: "string", default: "2" },
    epochs: { type: "string", default: "15" },
  },
});
const numbers = (list: string) => list.split(",").map(Number);
const grid: SearchGrid = {
  cols: numbers(values.cols),
  channels: numbers(values.channels),
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
const { clips } = await scanFolder(values.data, { onProgress });
const points = await searchFrontier(plan, clips, grid, { onProgress });
const isChosen = ({ cols, channels, scale }: SearchPoint) =>
  cols === plan.network.cols && channels === plan.network.channels && scale === plan.quantisation.scale;
const place = paths.frontier;
await writeFilesAtomic([
  [place.picture, drawFrontier(points, isChosen)],
  [place.document, frontierDocument(plan, grid, points)],
]);
process.stdout.write(`Wrote ${place.document} and ${place.picture}\n`);
