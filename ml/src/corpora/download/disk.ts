import { statfs } from "node:fs/promises";
import { ensureError } from "@idol/ezkl/errors";
import { isFull } from "@idol/ezkl/files";
import { IdolError } from "../../errors.ts";

/**
 * Refuses to begin what cannot be finished.
 *
 * @throws IdolError `DISK_FULL`
 */
export async function checkSpace(folder: string, bytes: number, what: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (bytes <= free) return;
  throw new IdolError(
    "DISK_FULL",
    `${what} needs ${megabytes(bytes)}, but ${folder} has room for ${megabytes(free)}.`,
    "Free some space or name another folder; what is already there is kept.",
  );
}

/** The error of a full disk as `DISK_FULL`, any other as it is. */
export function asDiskFull(thrown: unknown, what: string): Error {
  const cause = ensureError(thrown);
  if (!isFull(cause)) return cause;
  return new IdolError(
    "DISK_FULL",
    `No space left for ${what}.`,
    "Free some space and run the command again: it goes on where it stopped.",
    { cause },
  );
}

/** Bytes as megabytes for people. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
