import { CodedError, ensureError } from "@idol/ezkl/errors";
import { PageError } from "./errors.ts";

/** Whatever was thrown as an error with a sentence and a next step. */
export function toFailure(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const cause = ensureError(thrown);
  if (cause.name === "QuotaExceededError") {
    return new PageError(
      "DISK_FULL",
      "The browser has no room left to keep this.",
      "Save the recording and the proof as files, then free some space.",
      { cause },
    );
  }
  if (/dynamically imported module|importing a module script|unable to preload/i.test(cause.message)) {
    return new PageError(
      "DOWNLOAD_FAILED",
      "A part of this page could not be loaded.",
      "Check the connection and try again, or reload the page; what you sang and proved is kept.",
      { cause },
    );
  }
  return new PageError(
    "PROVER_FAILED",
    `Something unforeseen happened: ${cause.message || cause.name}`,
    "Try again; if it happens every time, reload the page. What you sang and proved is kept.",
    { cause },
  );
}

/** Whether it was the user who ended it. */
export function isCancelled(thrown: unknown): boolean {
  return thrown instanceof CodedError && thrown.code === "CANCELLED";
}
