import { CodedError } from "@idol/ezkl/errors";
import type { TaskErrorCode } from "../../errors.ts";

/** What is wrong with one clip alone; anything else would befall the next clip as well. */
const CLIP_FAULTS: ReadonlySet<TaskErrorCode> = new Set<TaskErrorCode>([
  "FILE_NOT_FOUND",
  "NOT_A_FILE",
  "FILE_EMPTY",
  "FILE_UNREADABLE",
  "AUDIO_NOT_RECOGNISED",
  "AUDIO_TRUNCATED",
  "AUDIO_UNSUPPORTED",
  "AUDIO_AMBIGUOUS",
  "AUDIO_NOT_CANONICAL",
  "AUDIO_TOO_SHORT",
  "AUDIO_SILENT",
  "AUDIO_NOT_FINITE",
  "CIRCUIT_RANGE",
  "INPUT_INVALID",
  // A crash on every backend: another clip may fare better, and the proofs made so far are worth keeping.
  "PROVER_FAILED",
]);

/** Whether a batch goes on after this. */
export function isClipFault(error: unknown): error is CodedError {
  return error instanceof CodedError && CLIP_FAULTS.has(error.code);
}
