import { element, path } from "../../drawing/svg.ts";
import type { Labels } from "../config.ts";
import type { Evaluation } from "../evaluate/evaluate.ts";
import { axisAround, COLOURS, GREY, legend, makeChart } from "./chart.ts";

const BINS = 10;

/** Clips in ten equal shares by score: the mean score of each against the mean label of its clips. */
export function drawCalibration({ judge, scores }: Evaluation, labels: Labels): string {
  const bins = calibrationBins(
    scores.map(({ integer, emotion }) => ({ score: integer, label: labels[emotion] })),
  );
  const values = bins.flatMap(({ score, label }) => [score, label]);
  const chart = makeChart(
    `Calibration of ${judge}`,
    axisAround(values, "mean score of a tenth of the clips"),
    axisAround(values, "mean label of the same clips"),
  );
  const { from, to } = axisAround(values, "");
  const points = bins.map(({ score, label }) => [chart.x(score), chart.y(label)] as const);
  const perfect = [
    [chart.x(from), chart.y(from)],
    [chart.x(to), chart.y(to)],
  ] as const;
  return chart.render([
    path(perfect, { stroke: GREY, "stroke-dasharray": "4 3" }),
    path(points, { stroke: COLOURS[0], "stroke-width": 2 }),
    ...points.map(([cx, cy]) => element("circle", { cx, cy, r: 4, fill: COLOURS[0] })),
    ...legend([
      { name: "integer twin", colour: COLOURS[0] },
      { name: "score equals label", colour: GREY, dashed: true },
    ]),
  ]);
}

/**
 * The mean score and label of each of ten shares, as equal in size as can be, from the lowest scores to the highest. Equal
 * scores stay together, so that there may be fewer shares.
 */
export function calibrationBins(
  clips: readonly { score: number; label: number }[],
): { score: number; label: number; clips: number }[] {
  const sorted = clips.toSorted((a, b) => a.score - b.score);
  const at = (share: number) => {
    let end = Math.round((share * sorted.length) / BINS);
    while (end > 0 && sorted[end]?.score === sorted[end - 1]?.score) end++;
    return Math.min(end, sorted.length);
  };
  return Array.from({ length: BINS }, (_, bin) => sorted.slice(at(bin), at(bin + 1)))
    .filter((own) => own.length > 0)
    .map((own) => ({
      score: own.reduce((sum, { score }) => sum + score, 0) / own.length,
      label: own.reduce((sum, { label }) => sum + label, 0) / own.length,
      clips: own.length,
    }));
}
