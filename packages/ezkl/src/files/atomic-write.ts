import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { EzklError, ensureError } from "../errors.ts";

/** No space, no more of the user's quota, or more than the process may write: the system's three ways to say it. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** Whether a system's error says that the disk takes no more. */
export function isFull(error: Error): boolean {
  return "code" in error && typeof error.code === "string" && FULL.has(error.code);
}

/**
 * Writes a file so that its path holds the old content or the new one, never a part: beside it first, then renamed.
 *
 * @throws EzklError `DISK_FULL`; other errors of the system as they are
 */
export async function writeFileAtomic(path: string, data: Uint8Array | string): Promise<void> {
  await writeFilesAtomic([[path, data]]);
}

/**
 * Writes several files, all of them beside their places first and then renamed one after the other, in the order given: list
 * last the one that vouches for the others.
 */
export async function writeFilesAtomic(
  files: readonly (readonly [string, Uint8Array | string])[],
): Promise<void> {
  const suffix = `.${randomUUID()}.tmp`;
  try {
    for (const [path, data] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path + suffix, data);
    }
    for (const [path] of files) await rename(path + suffix, path);
  } catch (thrown) {
    const cause = ensureError(thrown);
    if (!isFull(cause)) throw cause;
    const [path] = files[0] ?? [""];
    throw new EzklError(
      "DISK_FULL",
      `No space left to write ${path}.`,
      "Free some space and run the command again.",
      {
        cause,
      },
    );
  } finally {
    await Promise.all(files.map(([path]) => rm(path + suffix, { force: true })));
  }
}
