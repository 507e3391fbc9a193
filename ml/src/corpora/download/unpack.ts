import { createWriteStream } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { makeFolder } from "@idol/ezkl/files";
import type { Entry, ZipFile } from "yauzl";
import { IdolError } from "../../errors.ts";
import { type Archive, invalid } from "./archive.ts";
import { asDiskFull } from "./disk.ts";

export interface UnpackOptions {
  /** Called after each file with how many are done. */
  onFile?: (done: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Writes files of a checked archive under a folder; what is there of the same name is not touched.
 *
 * @param path - the archive's, for messages
 * @throws IdolError `ARCHIVE_INVALID` if a file's bytes are not those it was packed from, `DISK_FULL`, `CANCELLED`
 */
export async function unpackFiles(
  { zip }: Pick<Archive, "zip">,
  files: readonly Entry[],
  folder: string,
  path: string,
  { onFile, signal }: UnpackOptions = {},
): Promise<void> {
  for (const [index, entry] of files.entries()) {
    if (signal?.aborted)
      throw new IdolError("CANCELLED", `Unpacking ${path} was cancelled.`, "Run the command again.");
    const target = join(folder, entry.fileName);
    try {
      await makeFolder(dirname(target));
      await unpackFile(zip, entry, target);
    } catch (thrown) {
      const cause = asDiskFull(thrown, folder);
      if (cause instanceof CodedError) throw cause;
      throw invalid(path, `${entry.fileName}: ${ensureError(cause).message}`, cause);
    }
    onFile?.(index + 1);
  }
}

async function unpackFile(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  let sum = 0;
  async function* summed(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  }
  // yauzl ends with an error where there are more or fewer bytes than the directory says.
  await pipeline(await zip.openReadStreamPromise(entry), summed, createWriteStream(target, { flags: "wx" }));
  if (sum !== entry.crc32) throw new TypeError("its checksum is wrong");
}
