import { constants, type FileHandle, open } from "node:fs/promises";
import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { IdolError } from "../errors.ts";

/** Larger files are no voice clips, and would fill the memory. */
const MAX_BYTES = 1073741824;

/**
 * Reads the bytes of an audio file (Node only).
 *
 * @throws CodedError FILE_NOT_FOUND, NOT_A_FILE, FILE_EMPTY, FILE_UNREADABLE
 */
export async function readAudioFile(path: string): Promise<Uint8Array> {
  await using file = await openFile(path);
  const size = await sizeOf(file, path);
  if (size === 0) throw new IdolError("FILE_EMPTY", `${path} is empty.`, "Record or copy it again.");
  if (size > MAX_BYTES) {
    throw new IdolError(
      "FILE_UNREADABLE",
      `${path} is larger than 1 GiB.`,
      "Cut the recording to a few seconds.",
    );
  }
  try {
    return new Uint8Array(await file.readFile());
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // Non-blocking, or opening a pipe would wait for its writer.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new IdolError("FILE_NOT_FOUND", `There is no file ${path}.`, "Check the path.", {
        cause: thrown,
      });
    }
    if (code === "EISDIR") throw notAFile(path);
    throw unreadable(path, thrown);
  }
}

async function sizeOf(file: FileHandle, path: string): Promise<number> {
  const stats = await file.stat();
  if (!stats.isFile()) throw notAFile(path);
  return stats.size;
}

function notAFile(path: string): CodedError {
  return new IdolError("NOT_A_FILE", `${path} is not a file.`, "Give the path of one WAV or AIFF file.");
}

function unreadable(path: string, thrown: unknown): CodedError {
  const cause = ensureError(thrown);
  return new IdolError(
    "FILE_UNREADABLE",
    `${path} cannot be read: ${cause.message}.`,
    "Check its permissions.",
    { cause },
  );
}
