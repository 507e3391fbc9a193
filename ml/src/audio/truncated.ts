import { IdolError } from "../errors.ts";

/** The error for a recording that ends early; `where` completes "ends …". */
export function truncated(name: string, where: string): IdolError {
  return new IdolError(
    "AUDIO_TRUNCATED",
    `${name} ends ${where}.`,
    "Copy or export the whole recording again.",
  );
}
