/** What the tasks around data and evaluation say of their results. */

import type { Evaluation } from "@idol/ml/evaluation";
import { describeGroup, FIGURE_HEADER, figureRows, LEAST } from "@idol/ml/evaluation";
import { renderTable } from "./table.ts";

/** The model card and the pictures that were written. */
export interface CardResult {
  written: string[];
}

/** Why an evaluation is shown alone. */
export type Unpublished = "chosen-speakers" | "too-few" | "published-before";

/** An evaluation and the files it went to: none for speakers of one's own choice. */
export interface EvaluateResult extends Evaluation {
  written: string[];
  /** Why nothing was written. */
  unpublished?: Unpublished;
}

const REASONS: Readonly<Record<Unpublished, string>> = {
  "chosen-speakers": "these are not the validation speakers",
  "too-few": `figures and thresholds are published from ${LEAST.clips} clips of ${LEAST.speakers} speakers on, ${LEAST.surprised} of the clips surprised`,
  "published-before": "the judge has published figures of these weights; --publish writes over them",
};

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
    result.unpublished === undefined
      ? describeCard({ written })
      : `Nothing was written: ${REASONS[result.unpublished]}.`,
  );
  return lines.join("\n");
}

export function describeCard({ written }: CardResult): string {
  return written.map((path) => `Wrote ${path}`).join("\n");
}
