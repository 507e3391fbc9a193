import type { Emotion } from "../../corpora/emotion.ts";
import { path } from "../../drawing/svg.ts";
import type { EvaluatedGroup, Evaluation } from "../evaluate/evaluate.ts";
import { COLOURS, GREY, legend, makeChart } from "./chart.ts";

/** ROC curves of the integer twin: surprise above disgust, and above all else. */
export function drawRoc({ judge, scores, groups }: Evaluation): string {
  const chart = makeChart(
    `ROC of ${judge}`,
    { from: 0, to: 1, title: "share of the others that pass" },
    { from: 0, to: 1, title: "share of surprise that passes" },
  );
  const all = groups.find(({ name }) => name === "all");
  const curves = [
    { name: "above disgust", figure: "disgust", isOther: (emotion: Emotion) => emotion === "disgust" },
    { name: "above the rest", figure: "rest", isOther: (emotion: Emotion) => emotion !== "surprise" },
  ] as const;
  const above = scores.filter(({ emotion }) => emotion === "surprise").map(({ integer }) => integer);
  const lines = curves.map(({ isOther }, index) => {
    const others = scores.filter(({ emotion }) => isOther(emotion)).map(({ integer }) => integer);
    const points = rocPoints(above, others).map(([x, y]) => [chart.x(x), chart.y(y)] as const);
    return path(points, { stroke: COLOURS[index]!, "stroke-width": 2 });
  });
  const chance = [
    [chart.x(0), chart.y(0)],
    [chart.x(1), chart.y(1)],
  ] as const;
  const names = curves.map(({ name, figure }, index) => ({
    name: `${name}${areaOf(all, figure)}`,
    colour: COLOURS[index]!,
  }));
  return chart.render([
    path(chance, { stroke: GREY, "stroke-dasharray": "4 3" }),
    ...lines,
    ...legend([...names, { name: "chance", colour: GREY, dashed: true }]),
  ]);
}

/**
 * The curve's corners from (0, 0) to (1, 1): the shares of others and of surprises that reach a threshold which falls from
 * above the highest score to the lowest. Equal scores pass together. Empty where a side is.
 */
export function rocPoints(above: readonly number[], others: readonly number[]): [number, number][] {
  if (above.length === 0 || others.length === 0) return [];
  const steps = [...above.map((score) => ({ score, up: 1 })), ...others.map((score) => ({ score, up: 0 }))];
  steps.sort((a, b) => b.score - a.score);
  const points: [number, number][] = [[0, 0]];
  let passedAbove = 0;
  let passedOthers = 0;
  for (const [index, { score, up }] of steps.entries()) {
    passedAbove += up;
    passedOthers += 1 - up;
    if (steps[index + 1]?.score !== score)
      points.push([passedOthers / others.length, passedAbove / above.length]);
  }
  return points;
}

function areaOf(group: EvaluatedGroup | undefined, figure: "disgust" | "rest"): string {
  const value = group?.integer[figure].value;
  return value === null || value === undefined ? "" : ` (area ${value.toFixed(3)})`;
}
