import { CodedError } from "@idol/ezkl/errors.ts";

/** The error for a recording that ends early; `where` completes "… ends". */
export function truncated(name: string, where: string): CodedError {
  return new CodedError(
    "AUDIO_TRUNCATED",
    `${name} ends ${where}.`,
    "Copy or export the whole recording again.",
  );
}

/** The error for a recording of a kind that cannot be read; `problem` completes the name to a sentence. */
export function unsupported(name: string, problem: string): CodedError {
  return new CodedError(
    "AUDIO_UNSUPPORTED",
    `${name} ${problem}.`,
    "Export the recording as 16-bit PCM WAV.",
  );
}
