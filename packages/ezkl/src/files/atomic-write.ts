import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ensureError } from "../errors.ts";
import { makeFolder } from "./make-folder.ts";
import { checkNoFolder, writeError } from "./writable.ts";

/**
 * Writes a file so that its path holds the old content or the new one, never a part: beside it first, then renamed.
 *
 * @throws EzklError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function writeFileAtomic(path: string, data: Uint8Array | string): Promise<void> {
  await writeFilesAtomic([[path, data]]);
}

/**
 * Writes several files, all of them beside their places first and then renamed one after the other, in the order given: list
 * last the one that vouches for the others.
 *
 * @throws EzklError `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function writeFilesAtomic(
  files: readonly (readonly [string, Uint8Array | string])[],
): Promise<void> {
  const suffix = `.${randomUUID()}.tmp`;
  let at = "";
  try {
    // Before the first rename: all are written, or none.
    for (const [path] of files) await checkNoFolder(path);
    for (const [path, data] of files) {
      at = path;
      await makeFolder(dirname(path));
      await writeFile(path + suffix, data);
    }
    for (const [path] of files) {
      at = path;
      await rename(path + suffix, path);
    }
  } catch (thrown) {
    throw writeError(at, ensureError(thrown));
  } finally {
    await Promise.all(files.map(([path]) => rm(path + suffix, { force: true }).catch(() => {})));
  }
}
