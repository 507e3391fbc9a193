import { path } from "../../drawing/svg.ts";
import type { TrainingLog } from "../train/training-log.ts";
import { COLOURS, legend, makeChart } from "./chart.ts";

/** What the validation speakers' clips gave after each epoch, a line for each run; the best run is the strong one. */
export function drawTrainingCurve(judge: string, { runs }: TrainingLog): string {
  const longest = runs.reduce((most, { history }) => Math.max(most, history.length), 2);
  const areas = ["disgust", "rest"] as const;
  const values = runs.flatMap(({ history }) =>
    history.flatMap(({ validation }) => areas.flatMap((area) => validation[area] ?? [])),
  );
  const lowest = values.reduce((least, value) => Math.min(least, value), 0.5);
  // Room below the lines for the legend.
  const from = Math.max(0, lowest - 0.3 * (1 - lowest));
  const chart = makeChart(
    `Training of ${judge}: ${runs.length} run${runs.length === 1 ? "" : "s"}`,
    { from: 1, to: longest, title: "epoch" },
    { from, to: 1, title: "AUC on the validation speakers" },
  );
  const lines = areas.flatMap((area, colour) =>
    runs
      .map(({ history }, index) => {
        const points = history.flatMap(({ epoch, validation }) => {
          const value = validation[area];
          return value === null ? [] : [[chart.x(epoch), chart.y(value)] as const];
        });
        const strength =
          index === 0 ? { "stroke-width": "2.5" } : { "stroke-width": "1", "stroke-opacity": "0.4" };
        return path(points, { stroke: COLOURS[colour]!, ...strength });
      })
      .reverse(),
  );
  return chart.render([
    ...lines,
    ...legend([
      { name: "surprise above disgust", colour: COLOURS[0] },
      { name: "surprise above the rest", colour: COLOURS[1] },
    ]),
  ]);
}
