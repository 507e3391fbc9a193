import { COLOURS, legend, makeChart } from "../pictures/chart.ts";
import { element, path, text } from "../pictures/svg.ts";
import type { SearchPoint } from "./search.ts";

/** The points that no other beats in both rows and merit, from the cheapest up. */
export function frontierOf(points: readonly SearchPoint[]): SearchPoint[] {
  const cheapestFirst = [...points].sort((a, b) => a.rows - b.rows || b.merit - a.merit);
  let best = Number.NEGATIVE_INFINITY;
  return cheapestFirst.filter(({ merit }) => {
    if (merit <= best) return false;
    best = merit;
    return true;
  });
}

/** Merit over rows: every point, coloured by its columns, and the frontier. */
export function drawFrontier(
  points: readonly SearchPoint[],
  chosen: (point: SearchPoint) => boolean,
): string {
  const rows = points.map((point) => point.rows);
  const merits = points.map((point) => point.merit);
  const chart = makeChart(
    "Quality against proving cost",
    { from: 0, to: roundUp(Math.max(...rows), 500), title: "rows of the circuit" },
    {
      from: Math.floor(Math.min(...merits) * 20) / 20,
      to: Math.ceil(Math.max(...merits) * 20) / 20,
      title: "mean area under the curve",
    },
  );
  const columns = [...new Set(points.map(({ cols }) => cols))];
  const colourOf = (cols: number) => COLOURS[columns.indexOf(cols) % COLOURS.length]!;
  const dots = points.map((point) =>
    element("circle", {
      cx: chart.x(point.rows),
      cy: chart.y(point.merit),
      r: 3,
      fill: colourOf(point.cols),
    }),
  );
  const line = frontierOf(points).map(({ rows, merit }) => [chart.x(rows), chart.y(merit)] as const);
  const marks = points
    .filter(chosen)
    .flatMap(({ rows, merit }) => [
      element("circle", { cx: chart.x(rows), cy: chart.y(merit), r: 7, fill: "none", stroke: "#222222" }),
      text(chart.x(rows) + 10, chart.y(merit) + 16, "the default judge's shape"),
    ]);
  return chart.render([
    path(line, { stroke: "#222222", "stroke-dasharray": "4 3" }),
    ...dots,
    ...marks,
    ...legend(columns.map((cols) => ({ name: `${cols} columns`, colour: colourOf(cols) }))),
  ]);
}

const roundUp = (value: number, to: number) => Math.ceil(value / to) * to;
