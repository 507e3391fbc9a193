import { RESERVED_ROWS } from "@idol/ezkl/circuit";
import type { BackendName } from "@idol/ml/circuit";
import { element, path, text } from "@idol/ml/drawing";
import { COLOURS, makeChart } from "@idol/ml/evaluation";
import { fitLine } from "../measure/fit.ts";
import { stackCharts } from "../report/stack-charts.ts";

/** What one network costs. */
export interface Grown {
  units: number;
  inputs: number;
  rows: number;
  logrows: number;
  keyMegabytes: number;
  /** Seconds of a proof and the process's peak. */
  cost: Partial<Record<BackendName, { seconds: number; megabytes: number | undefined }>>;
}

const NAMES: Record<BackendName, string> = { wasm: "WASM", native: "native" };

/** Seconds and memory of a proof over rows, with the fitted steps. */
export function drawGrowth(all: readonly Grown[]): string {
  return stackCharts("How cost grows with the network", [
    drawPanel("Seconds of a proof", "seconds", all, (one, backend) => one.cost[backend]?.seconds),
    drawPanel("Memory at the peak", "MB", all, (one, backend) => one.cost[backend]?.megabytes),
  ]);
}

function drawPanel(
  title: string,
  unit: string,
  all: readonly Grown[],
  of: (one: Grown, backend: BackendName) => number | undefined,
): string {
  const backends = (["wasm", "native"] as const).filter((backend) =>
    all.every((one) => of(one, backend) !== undefined),
  );
  const highest = Math.max(1, ...backends.flatMap((backend) => all.map((one) => of(one, backend)!)));
  const widest = 2 ** Math.max(...all.map(({ logrows }) => logrows));
  const chart = makeChart(
    title,
    { from: 0, to: widest, title: "rows" },
    { from: 0, to: highest * 1.15, title: unit },
  );
  const parts = backends.flatMap((backend, index) => {
    const colour = COLOURS[index]!;
    const fit = fitLine(all.map((one) => [2 ** one.logrows, of(one, backend)!]));
    const heights = [...new Set(all.map(({ logrows }) => 2 ** logrows))].sort((a, b) => a - b);
    const steps = heights.flatMap((height, step) => {
      const y = chart.y(fit.intercept + fit.slope * height);
      const from = step === 0 ? 0 : heights[step - 1]! - RESERVED_ROWS;
      return [
        [chart.x(from), y],
        [chart.x(height - RESERVED_ROWS), y],
      ] as const;
    });
    const last = steps.at(-1)!;
    return [
      path(steps, { stroke: colour, "stroke-dasharray": "4 3" }),
      ...all.map((one) =>
        element("circle", { cx: chart.x(one.rows), cy: chart.y(of(one, backend)!), r: 4, fill: colour }),
      ),
      text(last[0] - 4, last[1] - 10, NAMES[backend], { fill: colour, "text-anchor": "end" }),
    ];
  });
  return chart.render(parts);
}
