/** What the tasks around data and evaluation say of their results. */
import { describeGroup, FIGURE_HEADER, figureRows } from "@idol/ml/evaluation";
import type { CardResult } from "../actions/card.ts";
import type { EvaluateResult } from "../actions/evaluate.ts";
import { renderTable } from "./table.ts";

export function describeEvaluated(result: EvaluateResult): string {
  const { judge, threshold, groups, largestDifference, draws, unreadable, written } = result;
  const lines = groups.flatMap((group) => [
    describeGroup(group),
    renderTable(FIGURE_HEADER, figureRows(group)),
    "",
  ]);
  lines.push(
    `Judge ${judge}${threshold === null ? ", without a threshold" : `, threshold ${threshold.score.toFixed(4)}`}. ` +
      `In brackets: 95 % of ${draws} draws of the speakers. The two models' scores differ by ${largestDifference.toFixed(4)} at most.`,
  );
  if (unreadable > 0) lines.push(`Left out   ${unreadable} clips that could not be read`);
  lines.push(
    written.length === 0
      ? "Nothing was written: these are not the validation speakers."
      : describeCard({ written }),
  );
  return lines.join("\n");
}

export function describeCard({ written }: CardResult): string {
  return written.map((path) => `Wrote ${path}`).join("\n");
}
