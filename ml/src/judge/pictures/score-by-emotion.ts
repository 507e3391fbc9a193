import { EMOTIONS } from "../../corpora/emotion.ts";
import { drawing, element, text } from "../../drawing/svg.ts";
import type { Evaluation } from "../evaluate/evaluate.ts";
import { axisAround, COLOURS, GREY } from "./chart.ts";

const WIDTH = 560;
const ROW = 34;
const LEFT = 90;
const RIGHT = 20;
const TOP = 40;

/** Every clip as a dot, a row for each emotion, with the median and the threshold. */
export function drawScoreByEmotion({ judge, scores, threshold }: Evaluation): string {
  const heard = EMOTIONS.filter((emotion) => scores.some((score) => score.emotion === emotion));
  const limit = threshold === null ? [] : [threshold.score];
  const { from, to } = axisAround([...scores.map(({ integer }) => integer), ...limit], "");
  const x = (score: number) => LEFT + ((score - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const bottom = TOP + ROW * heard.length;
  const rows = heard.flatMap((emotion, row) => {
    const own = scores.filter((score) => score.emotion === emotion).map(({ integer }) => integer);
    const middle = TOP + ROW * (row + 0.5);
    const colour = emotion === "surprise" ? COLOURS[1] : COLOURS[0];
    const median = x(medianOf(own));
    return [
      text(LEFT - 10, middle + 4, emotion, { "text-anchor": "end" }),
      ...own.map((score, index) =>
        element("circle", {
          cx: x(score),
          cy: middle + spread(index) * ROW * 0.34,
          r: 2.2,
          fill: colour,
          "fill-opacity": "0.45",
        }),
      ),
      element("line", {
        x1: median,
        x2: median,
        y1: middle - 12,
        y2: middle + 12,
        stroke: "#222222",
        "stroke-width": 2,
      }),
    ];
  });
  const limits = limit.flatMap((score) => [
    element("line", {
      x1: x(score),
      x2: x(score),
      y1: TOP,
      y2: bottom,
      stroke: GREY,
      "stroke-dasharray": "4 3",
    }),
    text(x(score), TOP - 4, `threshold ${score.toFixed(3)}`, { "text-anchor": "middle", fill: GREY }),
  ]);
  const edges = [from, to].map((score, end) =>
    text(x(score), bottom + 18, score.toFixed(2), { "text-anchor": end === 0 ? "start" : "end" }),
  );
  return drawing(WIDTH, bottom + 32, `Scores of judge ${judge} by emotion`, [
    text(WIDTH / 2, 18, `Scores of ${judge} by emotion`, {
      "text-anchor": "middle",
      "font-weight": "bold",
    }),
    ...rows,
    ...limits,
    ...edges,
    text((LEFT + WIDTH - RIGHT) / 2, bottom + 18, "score (integer twin); bar: median", {
      "text-anchor": "middle",
    }),
  ]);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

/** Where a dot stands across its row, in [-1, 1]: evenly spread by the golden ratio, the same each time. */
const spread = (index: number): number => 2 * ((index * 0.6180339887498949) % 1) - 1;
