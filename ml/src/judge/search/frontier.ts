import { COLOURS, GREY, legend, makeChart } from "../pictures/chart.ts";
import { element, path, text } from "../pictures/svg.ts";
import type { JudgePlan } from "../presets.ts";
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

/** Whether a point is the plan's own: its picture, its units as they are folded, its integers. */
export function isOwn({ network, quantisation, training }: JudgePlan): (point: SearchPoint) => boolean {
  return ({ cols, channels, fold, scale }) =>
    cols === network.cols &&
    channels === network.channels &&
    fold === training.fold &&
    scale === quantisation.scale;
}

const INK = "#222222";
/** Above it a circuit needs one more logrows: EZKL keeps rows free. */
const roomOf = (rows: number) => Math.log2(rows);

/** Merit over rows: every point with the spread of its seeds, coloured by its columns, the frontier, and the plan's own point. */
export function drawFrontier(plan: JudgePlan, points: readonly SearchPoint[]): string {
  const across = points.map(({ rows }) => roomOf(rows));
  const ends = points.flatMap(({ merit, spread }) => [merit - spread / 2, merit + spread / 2]);
  const chart = makeChart(
    "Quality against proving cost",
    {
      from: Math.floor(Math.min(...across)),
      to: Math.ceil(Math.max(...across)),
      title: "log₂ of the circuit's rows; logrows is the next line to the right, but never under 11",
    },
    {
      from: Math.floor(Math.min(...ends) * 50) / 50,
      to: Math.ceil(Math.max(...ends) * 50) / 50,
      title: "mean area under the curve",
    },
  );
  const columns = [...new Set(points.map(({ cols }) => cols))];
  const colourOf = (cols: number) => COLOURS[columns.indexOf(cols) % COLOURS.length]!;
  const at = ({ rows, merit }: SearchPoint) => ({ x: chart.x(roomOf(rows)), y: chart.y(merit) });
  const bars = points.map((point) => {
    const { x } = at(point);
    const [low, high] = [-1, 1].map((side) => chart.y(point.merit + (side * point.spread) / 2));
    return element("line", {
      x1: x,
      x2: x,
      y1: low!,
      y2: high!,
      stroke: colourOf(point.cols),
      "stroke-opacity": "0.25",
    });
  });
  const dots = points.map((point) => {
    const { x, y } = at(point);
    const colour = colourOf(point.cols);
    return point.fold === 1
      ? element("circle", { cx: x, cy: y, r: 3, fill: colour })
      : element("rect", { x: x - 3, y: y - 3, width: 6, height: 6, fill: "#ffffff", stroke: colour });
  });
  const line = frontierOf(points).map((point) => [at(point).x, at(point).y] as const);
  const marks = points.filter(isOwn(plan)).flatMap((point) => {
    const { x, y } = at(point);
    return [
      element("circle", { cx: x, cy: y, r: 7, fill: "none", stroke: INK }),
      text(x - 10, y + 22, "the default judge's shape", { "text-anchor": "end" }),
    ];
  });
  const folds = [...new Set(points.map(({ fold }) => fold))].filter((fold) => fold > 1);
  return chart.render([
    ...bars,
    path(line, { stroke: INK, "stroke-dasharray": "4 3" }),
    ...dots,
    ...marks,
    ...legend([
      ...columns.map((cols) => ({ name: `${cols} columns (dot: one network)`, colour: colourOf(cols) })),
      ...folds.map((fold) => ({ name: `square: folded of ${fold}; bar: seeds`, colour: GREY })),
      { name: "frontier", colour: INK, dashed: true },
    ]),
  ]);
}
