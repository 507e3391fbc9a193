import {
  ACCIDENT_HEADER,
  accidentRows,
  type GamingReport,
  UNPAID_HEADER,
  unpaidRows,
} from "@idol/ml/evaluation";
import { describeCard } from "./judge-messages.ts";
import { renderTable } from "./table.ts";

/** How a judge fared, and the files that it was written into: none where something was left out. */
export interface GamingResult extends GamingReport {
  written: string[];
}

/** What share of what should not be paid is, which is the best, and how many honest clips stay paid; and what was left out. */
export function describeGaming(report: GamingResult): string {
  const { judge, accidents, voices, seed, written } = report;
  const lines = [renderTable(UNPAID_HEADER, unpaidRows(report)), ""];
  if (accidents === null) lines.push("Left out   accidents: they need recordings, --data DIR.");
  else lines.push(renderTable(ACCIDENT_HEADER, accidentRows(report)), "");
  if (voices === null) lines.push("Left out   synthetic voices: espeak-ng is not installed.");
  lines.push(`Judge ${judge}, seed ${seed}.`);
  lines.push(
    written.length === 0
      ? "Nothing was written; --publish writes what nothing was left out of."
      : describeCard({ written }),
  );
  return lines.join("\n");
}
