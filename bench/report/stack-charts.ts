import { drawing, element } from "@idol/ml/drawing";

/** Charts of `makeChart`, one below the other in one drawing. */
export function stackCharts(title: string, charts: readonly string[]): string {
  const sizes = charts.map((chart) => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(chart) ?? [];
    if (width === undefined) throw new TypeError("a chart without a size");
    return { width: Number(width), height: Number(height) };
  });
  let top = 0;
  const placed = charts.map((chart, index) => {
    const part = element("g", { transform: `translate(0 ${top})` }, chart.trimEnd());
    top += sizes[index]!.height;
    return part;
  });
  return drawing(Math.max(...sizes.map(({ width }) => width)), top, title, placed);
}
