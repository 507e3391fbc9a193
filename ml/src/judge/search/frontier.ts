import { type Axis, COLOURS, legend, makeChart } from "../pictures/chart.ts";
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

/** `6`, or `2 × 3` for two networks of three units folded into one. */
export const unitsOf = ({ channels, fold }: SearchPoint): string =>
  fold === 1 ? String(channels) : `${fold} × ${channels / fold}`;

/** The points whose integers have the plan's scale. */
export function atScaleOf({ quantisation }: JudgePlan, points: readonly SearchPoint[]): SearchPoint[] {
  return points.filter(({ scale }) => scale === quantisation.scale);
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
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Room for the best half of the points to tell apart; what lies far below is drawn on the lower edge. */
function meritAxis(merits: readonly number[]): Axis {
  const best = Math.max(...merits);
  const from = Math.max(Math.min(...merits), best - 4 * (best - median(merits)));
  return {
    from: Math.floor(from * 100) / 100,
    to: Math.ceil(best * 100 + 0.5) / 100,
    title: "mean area under the curve",
  };
}

/** Merit over rows at the plan's scale: every point, coloured by its columns, the frontier, and the plan's own shape. */
export function drawFrontier(plan: JudgePlan, all: readonly SearchPoint[]): string {
  const points = atScaleOf(plan, all);
  const logRows = points.map(({ rows }) => Math.log2(rows));
  const up = meritAxis(points.map(({ merit }) => merit));
  const chart = makeChart(
    "Quality against proving cost",
    {
      from: Math.floor(Math.min(...logRows)),
      to: Math.ceil(Math.max(...logRows)),
      title: "log₂ of the circuit's rows: up to 11 all are proved at logrows 11, up to 12 at 12",
    },
    up,
  );
  const columns = [...new Set(points.map(({ cols }) => cols))];
  const colourOf = ({ cols }: SearchPoint) => COLOURS[columns.indexOf(cols) % COLOURS.length]!;
  const at = ({ rows, merit }: SearchPoint) => ({
    x: chart.x(Math.log2(rows)),
    y: chart.y(Math.max(merit, up.from)),
  });
  const dots = points.map((point) => {
    const { x, y } = at(point);
    return point.fold === 1
      ? element("circle", { cx: x, cy: y, r: 4, fill: colourOf(point) })
      : element("rect", {
          x: x - 4,
          y: y - 4,
          width: 8,
          height: 8,
          fill: "#ffffff",
          stroke: colourOf(point),
          "stroke-width": 2,
        });
  });
  const below = points
    .filter(({ merit }) => merit < up.from)
    .map((point) => text(at(point).x + 8, at(point).y - 4, `${unitsOf(point)}: ${point.merit.toFixed(3)}`));
  const best = frontierOf(points);
  const names = best.map((point) =>
    text(at(point).x, at(point).y - 10, unitsOf(point), { "text-anchor": "middle", "font-size": 11 }),
  );
  const own = points.filter(isOwn(plan)).flatMap((point) => {
    const { x, y } = at(point);
    return [
      element("circle", { cx: x, cy: y, r: 9, fill: "none", stroke: INK }),
      text(x + 8, y + 34, "the default judge's shape", { "text-anchor": "end" }),
    ];
  });
  return chart.render([
    path(
      best.map((point) => [at(point).x, at(point).y] as const),
      { stroke: INK, "stroke-dasharray": "4 3" },
    ),
    ...dots,
    ...below,
    ...names,
    ...own,
    ...legend([
      ...columns.map((cols) => ({
        name: `${cols} columns`,
        colour: COLOURS[columns.indexOf(cols) % COLOURS.length]!,
      })),
      { name: "frontier, with its units (square: folded)", colour: INK, dashed: true },
    ]),
  ]);
}
