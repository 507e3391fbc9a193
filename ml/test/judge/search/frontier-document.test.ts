import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { PLANS } from "../../../src/judge/presets.ts";
import { atScaleOf, drawFrontier, frontierOf, isOwn } from "../../../src/judge/search/frontier.ts";
import { choiceSection, gainOfFolding } from "../../../src/judge/search/frontier-choice.ts";
import { frontierDocument } from "../../../src/judge/search/frontier-document.ts";
import { readSearch } from "../../../src/judge/search/search-file.ts";
import { paths } from "../../../src/paths.ts";

const plan = PLANS.idol!;

describe("docs/FRONTIER.md", () => {
  it("and its picture are made of docs/frontier.json; npm run search -- --draw writes them", async () => {
    const result = await readSearch(paths.frontier.data);
    expect(await readFile(paths.frontier.document, "utf8")).to.equal(frontierDocument(plan, result));
    expect(await readFile(paths.frontier.picture, "utf8")).to.equal(drawFrontier(plan, result.points));
  });

  it("shows every network at the default judge's scale, and marks its shape", async () => {
    const { points } = await readSearch(paths.frontier.data);
    const text = await readFile(paths.frontier.document, "utf8");
    const everyNetwork = text.slice(text.indexOf("## Every network"));
    expect(everyNetwork.match(/^\| \d/gm)).to.have.length(atScaleOf(plan, points).length);
    expect(everyNetwork.match(/\*\*the default judge's shape\*\*/g)).to.have.length(1);
  });

  it("argues from what the search found", async () => {
    const { points } = await readSearch(paths.frontier.data);
    const shown = atScaleOf(plan, points);
    const own = shown.find(isOwn(plan))!;
    const best = frontierOf(shown).at(-1)!;
    const single = shown.find((point) => point.cols === own.cols && point.channels === 1)!;
    expect(single.spread, "one relu depends on its seed").to.be.greaterThan(10 * own.spread);
    expect(best.logrows, "no cheaper proof").to.equal(own.logrows);
    expect(best.merit - own.merit, "more than seeds explain").to.be.greaterThan(own.spread);
    expect(best.merit - own.merit, "less than the card's intervals").to.be.lessThan(0.02);
    const gains = Object.keys(own.heard).map((name) => {
      const [ours, theirs] = [own, best].map(({ heard }) => heard[name]!.disgust + heard[name]!.rest);
      return [name, theirs! - ours!] as const;
    });
    const [most] = gains.sort((a, b) => b[1] - a[1]);
    expect(most![0], "most of the gain").to.equal("toTess");
    const dearer = shown.filter(({ cols, logrows }) => cols === own.cols && logrows > own.logrows);
    expect(Math.min(...dearer.map(({ channels }) => channels))).to.be.greaterThan(own.channels);
    expect(gainOfFolding(shown)).to.be.greaterThan(0);
    for (const scale of [5, 7])
      expect(
        Math.max(...points.filter((point) => point.scale === scale).map(({ rounding }) => rounding)),
      ).to.be.greaterThan(3 * Math.max(...shown.map(({ rounding }) => rounding)));
  });

  it("argues nothing where the search does not hold the default judge", async () => {
    const { grid, points } = await readSearch(paths.frontier.data);
    const others = { grid, points: points.filter(({ cols }) => cols !== plan.network.cols) };
    expect(choiceSection(plan, others)).to.equal(undefined);
    expect(frontierDocument(plan, others)).not.to.include("undefined");
  });
});
