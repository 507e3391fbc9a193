import { formatScore, formatSeconds } from "@idol/client/format";
import type { BatchResult } from "../proofs/prove-batch.ts";
import { renderTable } from "./table.ts";

/** A batch and the folder its proofs are in. */
export interface BatchProofResult extends BatchResult {
  out: string;
}

/** A batch: every clip's score, then what failed and why, then how fast it went. */
export function describeBatch(result: BatchProofResult): string {
  const { threshold } = result;
  const below = (score: bigint) =>
    threshold !== undefined && score < threshold ? "below the threshold" : "";
  const { clips, proved, kept, failed, workers, threads, scoreScale } = result;
  const rows = clips.flatMap((clip) =>
    clip.outcome === "failed"
      ? []
      : [[clip.clip, formatScore(clip.score, scoreScale), clip.outcome, below(clip.score)]],
  );
  const lines = rows.length === 0 ? [] : [renderTable(["Clip", "Score", "", ""], rows), ""];
  lines.push(
    `${count(proved, "proof")} made and verified in ${formatSeconds(result.milliseconds)}, ` +
      `${result.proofsPerMinute.toFixed(1)} a minute, by ${count(workers, "worker")} of ${count(threads, "thread")}.`,
  );
  if (kept > 0) lines.push(`${count(kept, "proof")} of an earlier run kept.`);
  if (proved + kept > 0) lines.push(`They are in ${result.out}, each with its sidecar.`);
  if (threshold !== undefined)
    lines.push(
      `The season's threshold is ${formatScore(threshold, scoreScale)}: a claim below it is refused.`,
    );
  if (failed > 0) lines.push(`${count(failed, "clip")} could not be proved:`);
  for (const clip of clips) {
    if (clip.outcome === "failed") lines.push(`  ${clip.clip}: ${clip.error.message} ${clip.error.remedy}`);
  }
  return lines.join("\n");
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
