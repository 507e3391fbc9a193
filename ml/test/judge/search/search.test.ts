import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { forecastRows } from "../../../src/circuit/forecast.ts";
import { scanFolder } from "../../../src/corpora/scan.ts";
import { PLANS } from "../../../src/judge/presets.ts";
import { drawFrontier, frontierOf } from "../../../src/judge/search/frontier.ts";
import { frontierDocument } from "../../../src/judge/search/frontier-document.ts";
import { protocolsOf } from "../../../src/judge/search/protocols.ts";
import { type SearchPoint, searchFrontier } from "../../../src/judge/search/search.ts";
import { formatSearch, readSearch } from "../../../src/judge/search/search-file.ts";
import { rejectionCode } from "../../code-of.ts";
import { withFolder } from "../../with-folder.ts";
import { glidingVoice, writeMadeUpCorpus } from "../made-up-corpus.ts";

const idol = PLANS.idol!;
const plan = { ...idol, training: { ...idol.training, variants: 1, batches: 5, batchSize: 16 } };
const grid = { cols: [4], channels: [1, 2], folds: [1, 2], scales: [6, 10], seeds: 3, epochs: 2 };

/** TESS as it is named, with the same glides. */
async function writeTess(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  let seed = 100;
  for (const speaker of ["OAF", "YAF"])
    for (const [emotion, octaves] of Object.entries({ ps: 1, disgust: -1, neutral: 0 }))
      for (const word of ["back", "bar"])
        await writeFile(join(folder, `${speaker}_${word}_${emotion}.wav`), glidingVoice(octaves, seed++));
}

const point = (rows: number, merit: number): SearchPoint => ({
  cols: 8,
  channels: 1,
  fold: 1,
  scale: 10,
  decompLegs: 3,
  rows,
  logrows: 11,
  heard: Object.fromEntries(protocolsOf(plan).map(({ name }) => [name, { disgust: merit, rest: merit }])),
  merit,
  spread: 0.02,
  rounding: 0.001,
});

describe("the search for the default judge", function () {
  this.timeout(120_000);

  it("trains, hears and counts rows for every point of the grid, and never hears the reserved", () =>
    withFolder(async (folder) => {
      const before = process.env.IDOL_CACHE_DIR;
      process.env.IDOL_CACHE_DIR = join(folder, "cache");
      try {
        await writeMadeUpCorpus(join(folder, "data"), ["01", "02", "17", "24"]);
        await writeTess(join(folder, "data", "tess"));
        const { clips } = await scanFolder(join(folder, "data"));
        for (const { isTraining, isHeard } of protocolsOf(plan))
          for (const clip of clips) {
            expect(isTraining(clip) && isHeard(clip)).to.equal(false);
            if (clip.speaker === "ravdess-24") expect(isTraining(clip) || isHeard(clip)).to.equal(false);
          }
        const points = await searchFrontier(plan, clips, grid);
        expect(points.map(({ channels, fold, scale }) => [channels, fold, scale])).to.deep.equal([
          [1, 1, 6],
          [1, 1, 10],
          [2, 1, 6],
          [2, 1, 10],
          [2, 2, 6],
          [2, 2, 10],
        ]);
        for (const { cols, channels, decompLegs, rows, heard, spread, rounding, scale } of points) {
          const whole = [15, cols] as const;
          const shape = { rows: 15, cols, channels, kernel: whole, stride: whole };
          expect(rows).to.equal(forecastRows(shape, decompLegs));
          expect(Object.keys(heard)).to.deep.equal(["speakers", "toTess", "toRavdess"]);
          for (const { disgust, rest } of Object.values(heard)) {
            expect(disgust).to.be.within(0, 1);
            expect(rest).to.be.within(0, 1);
          }
          expect(spread).to.be.within(0, 1);
          expect(rounding).to.be.within(1e-9, scale === 6 ? 1 : 0.1);
        }
        expect(await searchFrontier(plan, clips, grid, { workers: 1 })).to.deep.equal(points);
        expect(await rejectionCode(searchFrontier(plan, clips, { ...grid, seeds: 1 }))).to.equal(
          "OPTION_INVALID",
        );
        const signal = AbortSignal.abort();
        expect(await rejectionCode(searchFrontier(plan, clips, grid, { signal }))).to.equal("CANCELLED");
      } finally {
        if (before === undefined) delete process.env.IDOL_CACHE_DIR;
        else process.env.IDOL_CACHE_DIR = before;
      }
    }));

  it("finds the points that nothing beats", () => {
    const points = [point(900, 0.8), point(500, 0.7), point(700, 0.65), point(1200, 0.8), point(500, 0.6)];
    expect(frontierOf(points).map(({ rows, merit }) => [rows, merit])).to.deep.equal([
      [500, 0.7],
      [900, 0.8],
    ]);
  });

  it("shows every point in the picture, and marks the default judge's", () => {
    const own = { ...point(1400, 0.9), channels: idol.network.channels, fold: idol.training.fold };
    const points = [point(900, 0.8), own];
    const text = frontierDocument(plan, { grid, points });
    const table = text.slice(text.indexOf("## Every network"));
    expect(table.match(/^\| 8 \|/gm)).to.have.length(2);
    expect(table.match(/\*\*the default judge's shape\*\*/g)).to.have.length(1);
    const picture = drawFrontier(plan, points);
    expect(picture.match(/<circle/g), "a dot and the mark").to.have.length(2);
    expect(picture)
      .to.include("the default judge's shape")
      .and.not.to.match(/NaN|undefined/);
  });

  it("writes down what it found, and reads that alone", () =>
    withFolder(async (folder) => {
      const result = { grid, points: [point(900, 0.8), point(1400, 0.9)] };
      const path = join(folder, "frontier.json");
      await writeFile(path, formatSearch(result));
      expect(await readSearch(path)).to.deep.equal(result);
      await writeFile(path, "{}");
      expect(await rejectionCode(readSearch(path))).to.equal("INPUT_INVALID");
      expect(await rejectionCode(readSearch(join(folder, "none.json")))).to.equal("FILE_NOT_FOUND");
    }));
});
