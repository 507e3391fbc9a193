import { COLOURS, makeChart } from "@idol/ml/judge/pictures/chart.ts";
import { element, text } from "@idol/ml/judge/pictures/svg.ts";
import type { Candidate } from "./search.ts";

/** Seconds of a proof in WASM over the verifier's gas, coloured by inner columns. */
export function drawCircuits(candidates: readonly Candidate[]): string {
  const gas = candidates.map(({ verifyGas }) => verifyGas / 1000);
  const seconds = candidates.map(({ seconds: { wasm } }) => wasm.median);
  const chart = makeChart(
    "Circuits of the default judge",
    { from: 0, to: Math.ceil(Math.max(...gas) / 100) * 110, title: "gas of the verifier alone, thousands" },
    { from: 0, to: Math.max(...seconds) * 1.2, title: "seconds of a proof in WASM" },
  );
  const columns = [...new Set(candidates.map(({ quantisation }) => quantisation.numInnerCols))].sort(
    (a, b) => a - b,
  );
  const colourOf = (count: number): string => COLOURS[columns.indexOf(count) % COLOURS.length]!;
  const dots = candidates.flatMap(({ quantisation, shipped }, index) => {
    const at = { cx: chart.x(gas[index]!), cy: chart.y(seconds[index]!) };
    const dot = element("circle", { ...at, r: 4, fill: colourOf(quantisation.numInnerCols) });
    if (!shipped) return [dot];
    const ring = element("circle", { ...at, r: 8, fill: "none", stroke: "#222222" });
    return [dot, ring, text(at.cx - 12, at.cy + 4, "the default", { "text-anchor": "end" })];
  });
  const names = columns.map((count, index) =>
    text(chart.x(0) + 12, 56 + 18 * index, `${count} inner column${count === 1 ? "" : "s"}`, {
      fill: colourOf(count),
    }),
  );
  return chart.render([...dots, ...names]);
}
