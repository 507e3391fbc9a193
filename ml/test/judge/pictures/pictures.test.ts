import { expect } from "chai";
import { auc } from "../../../src/judge/evaluate/auc.ts";
import { calibrationBins } from "../../../src/judge/pictures/calibration.ts";
import { makeChart } from "../../../src/judge/pictures/chart.ts";
import { drawPictures, PICTURES } from "../../../src/judge/pictures/pictures.ts";
import { rocPoints } from "../../../src/judge/pictures/roc.ts";
import { PLANS } from "../../../src/judge/presets.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";
import { madeUpEvaluation } from "../evaluate/made-up-evaluation.ts";

const { labels } = PLANS.idol;

describe("pictures", () => {
  const evaluation = madeUpEvaluation();
  const log = {
    weightsSha256: evaluation.weightsSha256,
    leftOut: [],
    runs: [0, 1].map((seed) => ({
      seed,
      history: [
        { epoch: 1, loss: 0.7, validation: { disgust: 0.6, rest: null } },
        { epoch: 2, loss: 0.5, validation: { disgust: 0.9, rest: 0.8 } },
      ],
    })),
  };

  it("are all drawn, hold no NaN, and come out the same each time", () => {
    const pictures = drawPictures(evaluation, labels, log);
    expect(Object.keys(pictures)).to.have.members([...PICTURES]);
    for (const svg of Object.values(pictures)) {
      expect(svg)
        .to.match(/^<svg /)
        .and.not.to.match(/NaN|Infinity|undefined/);
      expect(opened(svg)).to.deep.equal([]);
    }
    expect(drawPictures(evaluation, labels, log)).to.deep.equal(pictures);
  });

  it("leave the training out where it was not recorded, and the threshold where there is none", () => {
    const pictures = drawPictures({ ...evaluation, threshold: null }, labels, undefined);
    expect(pictures).not.to.have.property("training-curve");
    expect(pictures["score-by-emotion"]).not.to.include("threshold");
    expect(drawPictures(evaluation, labels, undefined)["score-by-emotion"]).to.include("threshold 0.618");
  });

  it("show every clip as a dot", () => {
    const svg = drawPictures(evaluation, labels, undefined)["score-by-emotion"]!;
    expect(svg.match(/<circle/g)).to.have.length(evaluation.scores.length);
  });

  it("can be drawn of one clip", () => {
    const alone = { ...evaluation, scores: evaluation.scores.slice(0, 1) };
    for (const svg of Object.values(drawPictures(alone, labels, undefined)))
      expect(svg).not.to.match(/NaN|Infinity/);
  });
});

describe("ROC points", () => {
  it("enclose the area under the curve", () => {
    const random = makeRandom(5);
    const list = (count: number, lift: number) => Array.from({ length: count }, () => random.int(12) + lift);
    const above = list(30, 3);
    const others = list(50, 0);
    const points = rocPoints(above, others);
    let area = 0;
    for (let i = 1; i < points.length; i++)
      area += ((points[i]![0] - points[i - 1]![0]) * (points[i]![1] + points[i - 1]![1])) / 2;
    expect(area).to.be.closeTo(auc(above, others), 1e-12);
    expect(points[0]).to.deep.equal([0, 0]);
    expect(points.at(-1)).to.deep.equal([1, 1]);
  });

  it("are none without clips on both sides", () => {
    expect(rocPoints([], [1])).to.deep.equal([]);
    expect(rocPoints([1], [])).to.deep.equal([]);
  });
});

describe("calibration bins", () => {
  it("hold a tenth of the clips each, by score", () => {
    const bins = calibrationBins(Array.from({ length: 20 }, (_, i) => ({ score: 19 - i, label: i % 2 })));
    expect(bins).to.have.length(10);
    expect(bins[0]).to.deep.equal({ score: 0.5, label: 0.5, clips: 2 });
    expect(bins[9]!.score).to.equal(18.5);
  });

  it("keep equal scores together", () => {
    const bins = calibrationBins(
      Array.from({ length: 20 }, (_, i) => ({ score: i < 13 ? 0 : i, label: i % 2 })),
    );
    expect(bins.map(({ clips }) => clips)).to.deep.equal([13, 1, 2, 2, 2]);
    expect(calibrationBins(Array.from({ length: 20 }, () => ({ score: 1, label: 0.5 })))).to.deep.equal([
      { score: 1, label: 0.5, clips: 20 },
    ]);
  });

  it("are as many as there are clips where these are few", () => {
    expect(calibrationBins([{ score: 1, label: 0 }])).to.deep.equal([{ score: 1, label: 0, clips: 1 }]);
  });
});

describe("charts", () => {
  it("put the ends of the axes to the corners", () => {
    const axis = { from: -1, to: 1, title: "" };
    const chart = makeChart("", axis, axis);
    expect(chart.x(1)).to.be.greaterThan(chart.x(-1));
    expect(chart.y(1)).to.be.lessThan(chart.y(-1));
  });
});

/** Elements that are opened and not closed. */
function opened(svg: string): string[] {
  const stack: string[] = [];
  for (const [, close, name, alone] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (close === "/") expect(stack.pop()).to.equal(name);
    else if (alone !== "/") stack.push(name!);
  }
  return stack;
}
