import { drawing, element, path, text } from "../../drawing/svg.ts";
import { ticks } from "../../drawing/ticks.ts";

/** Colours that colour-blind readers tell apart (Okabe and Ito 2008). */
export const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"] as const;

export const GREY = "#888888";

/** The range of one axis and what it says. */
export interface Axis {
  from: number;
  to: number;
  title: string;
}

export interface Chart {
  /** From values to places in the drawing. */
  x(value: number): number;
  y(value: number): number;
  /** The finished drawing with axes around the parts. */
  render(parts: readonly string[]): string;
}

const WIDTH = 560;
const HEIGHT = 360;
const EDGE = { left: 62, right: 16, top: 34, bottom: 48 };

/** A chart with two axes of numbers. */
export function makeChart(title: string, across: Axis, up: Axis): Chart {
  const plot = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };
  const x = (value: number) => EDGE.left + ((value - across.from) / (across.to - across.from)) * plot.width;
  const y = (value: number) => HEIGHT - EDGE.bottom - ((value - up.from) / (up.to - up.from)) * plot.height;
  const grid = { stroke: "#dddddd", "stroke-width": 1 };
  const vertical = ticks(across.from, across.to).flatMap((value) => [
    element("line", { x1: x(value), x2: x(value), y1: EDGE.top, y2: HEIGHT - EDGE.bottom, ...grid }),
    text(x(value), HEIGHT - EDGE.bottom + 16, label(value), { "text-anchor": "middle" }),
  ]);
  const horizontal = ticks(up.from, up.to).flatMap((value) => [
    element("line", { x1: EDGE.left, x2: WIDTH - EDGE.right, y1: y(value), y2: y(value), ...grid }),
    text(EDGE.left - 8, y(value) + 4, label(value), { "text-anchor": "end" }),
  ]);
  const middle = EDGE.top + plot.height / 2;
  const titles = [
    text(WIDTH / 2, 20, title, { "text-anchor": "middle", "font-weight": "bold" }),
    text(EDGE.left + plot.width / 2, HEIGHT - 12, across.title, { "text-anchor": "middle" }),
    text(18, middle, up.title, { "text-anchor": "middle", transform: `rotate(-90 18 ${middle})` }),
  ];
  return {
    x,
    y,
    render: (parts) => drawing(WIDTH, HEIGHT, title, [...vertical, ...horizontal, ...parts, ...titles]),
  };
}

/** Names of lines with their colours, in the lower right corner of a chart. */
export function legend(entries: readonly { name: string; colour: string; dashed?: boolean }[]): string[] {
  const left = WIDTH - EDGE.right - 232;
  const top = HEIGHT - EDGE.bottom - 12 - 18 * entries.length;
  const box = {
    x: left - 8,
    y: top - 8,
    width: 236,
    height: 18 * entries.length + 12,
    fill: "#ffffff",
    stroke: "#dddddd",
  };
  return [
    element("rect", box),
    ...entries.flatMap(({ name, colour, dashed }, index) => {
      const at = top + 6 + 18 * index;
      const line = [
        [left, at],
        [left + 18, at],
      ] as const;
      return [
        path(line, { stroke: colour, "stroke-width": 2, ...(dashed && { "stroke-dasharray": "4 3" }) }),
        text(left + 24, at + 4, name),
      ];
    }),
  ];
}

/** The axis that shows all values with a little room at both ends. */
export function axisAround(values: readonly number[], title: string): Axis {
  const lowest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const highest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const room = 0.05 * (highest - lowest || 1);
  return { from: lowest - room, to: highest + room, title };
}

const label = (value: number): string => String(Number(value.toPrecision(6)));
