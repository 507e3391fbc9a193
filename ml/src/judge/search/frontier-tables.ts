import { markdownTable } from "../../markdown.ts";
import type { JudgePlan } from "../presets.ts";
import { isOwn, unitsOf } from "./frontier.ts";
import { protocolsOf } from "./protocols.ts";
import type { SearchPoint } from "./search.ts";
import type { SearchResult } from "./search-file.ts";

/** An area under the curve, as the tables show it. */
export const area = (value: number): string => value.toFixed(3);

/** Points, one a row, the cheapest first. */
export function pointTable(
  plan: JudgePlan,
  points: readonly SearchPoint[],
  frontier: readonly SearchPoint[],
): string {
  const protocols = protocolsOf(plan);
  const isDefault = isOwn(plan);
  const marksOf = (point: SearchPoint) =>
    [frontier.includes(point) ? "frontier" : "", isDefault(point) ? "**the default judge's shape**" : ""]
      .filter((mark) => mark !== "")
      .join(", ");
  return markdownTable(
    [
      "columns",
      "units",
      "scale",
      "rows",
      "logrows",
      ...protocols.map(({ name }) => name),
      "mean",
      "seeds",
      "",
    ],
    [...points]
      .sort((a, b) => a.rows - b.rows || a.fold - b.fold || a.scale - b.scale)
      .map((point) => [
        String(point.cols),
        unitsOf(point),
        String(point.scale),
        point.rows.toLocaleString("en-US"),
        String(point.logrows),
        ...protocols.map(({ name }) => {
          const { disgust, rest } = point.heard[name]!;
          return `${area(disgust)} / ${area(rest)}`;
        }),
        area(point.merit),
        area(point.spread),
        marksOf(point),
      ]),
  );
}

/** What a scale costs and what it keeps: over all networks of the grid, and for the plan's own shape. */
export function scaleTable(plan: JudgePlan, { grid, points }: SearchResult): string {
  return markdownTable(
    [
      "scale",
      "mean of all networks",
      "a score differs from the unrounded by up to",
      "rows of the default judge's shape",
    ],
    grid.scales.map((scale) => {
      const own = points.filter((point) => point.scale === scale);
      const mean = own.reduce((sum, { merit }) => sum + merit / own.length, 0);
      const shape = own.find(isOwn({ ...plan, quantisation: { ...plan.quantisation, scale } }));
      return [
        String(scale),
        mean.toFixed(4),
        Math.max(...own.map(({ rounding }) => rounding)).toFixed(4),
        shape === undefined ? "–" : shape.rows.toLocaleString("en-US"),
      ];
    }),
  );
}
