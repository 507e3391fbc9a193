/** What the tasks around data and evaluation say of their results. */

import type { Evaluation } from "@idol/ml/evaluation";
import { describeGroup, FIGURE_HEADER, figureRows } from "@idol/ml/evaluation";
import { renderTable } from "./table.ts";

/** The model card and the pictures that were written. */
export interface CardResult {
  written: string[];
}

/** An evaluation and the files it went to: none for speakers of one's own choice. */
export interface EvaluateResult extends Evaluation {
  written: string[];
}

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
