import type { CodedError } from "@idol/ezkl/errors";
import type { ProgressEvent } from "@idol/ezkl/progress";
import type { BackendName } from "@idol/ml/circuit";

/** What became of one clip. `score` is in instance units. */
export type BatchClip =
  | { clip: string; outcome: "proved"; out: string; score: bigint; backend: BackendName }
  /** Proved by an earlier run, from the same bytes, for the same key and judge. */
  | { clip: string; outcome: "kept"; out: string; score: bigint }
  | { clip: string; outcome: "failed"; error: CodedError };

/** How many of each, so far. */
export interface Tally {
  proved: number;
  kept: number;
  failed: number;
  /** Since the first clip, the engines' start included. */
  milliseconds: number;
  /** New proofs in each minute of that. */
  proofsPerMinute: number;
}

/** Counts clips, of which those that are not done yet are missing. */
export function countOutcomes(clips: readonly (BatchClip | undefined)[], milliseconds: number): Tally {
  const count = (outcome: BatchClip["outcome"]) => clips.filter((clip) => clip?.outcome === outcome).length;
  const proved = count("proved");
  return {
    proved,
    kept: count("kept"),
    failed: count("failed"),
    milliseconds,
    proofsPerMinute: (proved * 60_000) / milliseconds,
  };
}

/** The one line that stands for all provers. */
export function progressOf({ proved, kept, failed, proofsPerMinute }: Tally, clips: number): ProgressEvent {
  const done = proved + kept + failed;
  const parts = [`${done} of ${clips}`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (proved > 0) parts.push(`${proofsPerMinute.toFixed(1)} proofs a minute`);
  return { step: "batch", fraction: done / clips, detail: parts.join(", ") };
}
