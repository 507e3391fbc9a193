import { randomUUID } from "node:crypto";
import { rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { EzklError, ensureError } from "../errors.ts";

/** No space, no more of the user's quota, or more than the process may write: the system's three ways to say it. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** Why a system does not write, by its code. */
const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  ENOTDIR: "a file is in the place of a folder of its path",
  EEXIST: "a file is in the place of a folder of its path",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "the disk is read-only",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "its folder cannot be made",
};

/** Whether a system's error says that the disk takes no more. */
export function isFull(error: Error): boolean {
  return FULL.has(codeOf(error));
}

/** What a failed write means; an error that is not the system's stays as it is. */
export function writeError(path: string, cause: Error): Error {
  const code = codeOf(cause);
  if (isFull(cause)) {
    const remedy = "Free some space and run the command again.";
    return new EzklError("DISK_FULL", `No space left to write ${path}.`, remedy, { cause });
  }
  if (!("syscall" in cause)) return cause;
  const why = REASONS[code] ?? cause.message;
  return new EzklError("FILE_UNWRITABLE", `${path} cannot be written: ${why}.`, "Name another place.", {
    cause,
  });
}

/** @throws EzklError `FILE_UNWRITABLE` where a folder lies at the path of a file. */
export async function checkNoFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return;
  throw new EzklError(
    "FILE_UNWRITABLE",
    `${path} cannot be written: ${REASONS.EISDIR}.`,
    "Name a file, in that folder for example.",
  );
}

/**
 * Finds out before long work whether its results can be written, and leaves nothing behind.
 *
 * @throws EzklError `FILE_UNWRITABLE`, `DISK_FULL`
 */
export async function checkWritable(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await checkNoFolder(path);
    try {
      // Permissions alone do not tell of a read-only disk, nor of what an administrator may: only a file does.
      const probe = join(await nearestFolder(resolve(path)), `.${randomUUID()}.tmp`);
      await writeFile(probe, "");
      await rm(probe);
    } catch (thrown) {
      throw writeError(path, ensureError(thrown));
    }
  }
}

/** The folder of a path, or the one above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  const folder = dirname(path);
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" && folder !== path) return undefined;
    throw error;
  });
  return found === undefined ? await nearestFolder(folder) : folder;
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
