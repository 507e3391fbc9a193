import { readdir } from "node:fs/promises";
import { extname } from "node:path";
import { TaskError } from "../../errors.ts";
import { RECORDING } from "../prove-recording.ts";

/** Also formats that we refuse: a clip that is not proved has to be named, not passed over. */
const AUDIO = new Set([
  ".wav",
  ".wave",
  ".aif",
  ".aiff",
  ".aifc",
  ".mp3",
  ".m4a",
  ".aac",
  ".flac",
  ".ogg",
  ".opus",
  ".wma",
]);

/**
 * Names of the audio files in a folder, by their extensions, sorted; hidden files, what lies in folders below, and recordings that were
 * kept beside their proofs are not among them.
 *
 * @throws TaskError FILE_NOT_FOUND where there is no such folder or no audio in it, FILE_UNREADABLE
 */
export async function listAudioFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { withFileTypes: true }).then(
    (entries) =>
      entries
        .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
        .map((entry) => entry.name)
        .filter((name) => AUDIO.has(extname(name).toLowerCase()) && !name.endsWith(RECORDING))
        .sort(),
    (cause: NodeJS.ErrnoException) => {
      const missing = cause.code === "ENOENT" || cause.code === "ENOTDIR";
      throw new TaskError(
        missing ? "FILE_NOT_FOUND" : "FILE_UNREADABLE",
        missing ? `There is no folder ${folder}.` : `${folder} cannot be read: ${cause.message}.`,
        missing ? "Check the path." : "Check its permissions.",
        { cause },
      );
    },
  );
  if (names.length > 0) return names;
  throw new TaskError(
    "FILE_NOT_FOUND",
    `There is no audio file in ${folder}.`,
    "Give the folder in which the WAV or AIFF files lie.",
  );
}
