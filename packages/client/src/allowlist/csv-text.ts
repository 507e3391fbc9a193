import { ContestError } from "../errors.ts";

/** The text of a CSV file: UTF-8, or what Excel calls "Unicode Text". @throws ALLOWLIST_INVALID for bytes that are no text */
export function csvText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (!text.includes("\0")) return text;
  throw new ContestError(
    "ALLOWLIST_INVALID",
    "The allowlist is no text: it holds NUL characters.",
    "Save it as CSV in UTF-8.",
  );
}

/** By the byte order mark, else by where the zeros of UTF-16's ASCII lie. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}
