import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
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

export interface ListOptions {
  /** Whether the folders below are looked into. */
  recursive?: boolean | undefined;
  onProgress?: OnProgress;
}

/**
 * Names of the audio files in a folder, by their extensions, sorted; those in folders below with their path. Hidden files and recordings
 * that were kept beside their proofs are not among them. Folders below that are not looked into are mentioned.
 *
 * @throws TaskError FILE_NOT_FOUND where there is no such folder or no audio in it, FILE_UNREADABLE
 */
export async function listAudioFiles(
  folder: string,
  { recursive = false, onProgress = ignoreProgress }: ListOptions = {},
): Promise<string[]> {
  const entries = (await entriesOf(folder, recursive)).map((entry) => ({
    name: relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"),
    isFolder: entry.isDirectory(),
  }));
  const visible = entries.filter(({ name }) => !/(^|\/)\./.test(name));
  const names = visible
    .filter(({ isFolder, name }) => !isFolder && AUDIO.has(extname(name).toLowerCase()))
    .map(({ name }) => name)
    .filter((name) => !name.endsWith(RECORDING))
    .sort();
  const folders = recursive ? 0 : visible.filter(({ isFolder }) => isFolder).length;
  if (names.length === 0) {
    throw new TaskError(
      "FILE_NOT_FOUND",
      `There is no audio file in ${folder}.`,
      folders > 0
        ? "Give the folder of the WAV or AIFF files, or --recursive to look into those below."
        : "Give the folder of the WAV or AIFF files.",
    );
  }
  if (folders > 0) {
    const below = folders === 1 ? "1 folder below it is" : `${folders} folders below it are`;
    onProgress({
      step: "list",
      detail: `${below} left out; --recursive takes what is in there too.`,
      lasting: true,
    });
  }
  return names;
}

async function entriesOf(folder: string, recursive: boolean): Promise<Dirent[]> {
  return await readdir(folder, { withFileTypes: true, recursive }).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === "ENOENT" || cause.code === "ENOTDIR";
    throw new TaskError(
      missing ? "FILE_NOT_FOUND" : "FILE_UNREADABLE",
      missing ? `There is no folder ${folder}.` : `${folder} cannot be read: ${cause.message}.`,
      missing ? "Check the path." : "Check its permissions.",
      { cause },
    );
  });
}
