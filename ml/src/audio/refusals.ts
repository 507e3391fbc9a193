import type { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../errors.ts";

const AS_PCM = "Export the recording as 16-bit PCM WAV.";

/** The error for a recording that ends early; `where` completes "… ends". */
export function truncated(name: string, where: string): CodedError {
  return new IdolError(
    "AUDIO_TRUNCATED",
    `${name} ends ${where}.`,
    "Copy or export the whole recording again.",
  );
}

/** The error for a recording of a kind that cannot be read; `problem` completes the name to a sentence. */
export function unsupported(name: string, problem: string): CodedError {
  return new IdolError("AUDIO_UNSUPPORTED", `${name} ${problem}.`, AS_PCM);
}

/** The error for a recording that one player plays otherwise than another; `problem` completes the name to a sentence. */
export function ambiguous(name: string, problem: string, remedy = AS_PCM): CodedError {
  return new IdolError("AUDIO_AMBIGUOUS", `${name} ${problem}.`, remedy);
}
