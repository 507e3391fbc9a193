import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
import { IdolError } from "../errors.ts";
import { labelFile } from "./corpora.ts";
import type { Label } from "./corpus.ts";

/** One labelled recording on disk. */
export interface Clip extends Label {
  path: string;
  /** SHA-256 of the file, hexadecimal: names it in caches, finds copies. */
  hash: string;
}

/** What a folder holds; all lists in the order of the paths, so that the same folder always gives the same scan. */
export interface Scan {
  /** Every recording once. */
  clips: Clip[];
  /** Files with the very bytes of an earlier one, which are left out of `clips`. */
  duplicates: { path: string; of: string }[];
  /** Sound files of which no corpus knows the name. */
  unknown: string[];
  /** Files that could not be read, or are empty. */
  unreadable: { path: string; reason: string }[];
}

export interface ScanOptions {
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** Names of sound files. */
export const SOUND = /\.(wav|aif|aiff)$/i;

/**
 * Labels every sound file under a folder by its name, however deep it lies.
 *
 * @throws IdolError `DATA_NOT_FOUND` if there is no such folder, or no recording of a known corpus in it
 */
export async function scanFolder(folder: string, options: ScanOptions = {}): Promise<Scan> {
  const { onProgress = ignoreProgress, signal } = options;
  const files = await listSoundFiles(folder);
  const scan: Scan = { clips: [], duplicates: [], unknown: [], unreadable: [] };
  const firstByHash = new Map<string, string>();
  for (const [index, path] of files.entries()) {
    if (signal?.aborted)
      throw new IdolError("CANCELLED", `Scanning ${folder} was cancelled.`, "Run it again.");
    if (index % 100 === 0)
      onProgress({ step: "scan", fraction: index / files.length, detail: relative(folder, path) });
    const label = labelFile(basename(path), basename(dirname(path)));
    if (label === undefined) {
      scan.unknown.push(path);
      continue;
    }
    try {
      const hash = await hashOf(path);
      const first = firstByHash.get(hash);
      if (first === undefined) {
        firstByHash.set(hash, path);
        scan.clips.push({ ...label, path, hash });
      } else {
        scan.duplicates.push({ path, of: first });
      }
    } catch (thrown) {
      scan.unreadable.push({ path, reason: ensureError(thrown).message });
    }
  }
  if (scan.clips.length === 0) throw noClips(folder, scan);
  onProgress({ step: "scan", fraction: 1 });
  return scan;
}

/** Every sound file under a folder, sorted by path. What is hidden and macOS's `__MACOSX` leftovers are no recordings. */
async function listSoundFiles(folder: string): Promise<string[]> {
  let top: string;
  let entries: Awaited<ReturnType<typeof readEntries>>;
  try {
    top = await realpath(folder);
    entries = await readEntries(top);
  } catch (cause) {
    throw new IdolError(
      "DATA_NOT_FOUND",
      `There is no data folder at ${folder}.`,
      "Name the folder that holds the corpora, or fetch them.",
      { cause },
    );
  }
  return entries
    .filter((entry) => entry.isFile() && SOUND.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[/\\])(\.|__MACOSX)/.test(relative(top, path)))
    .sort((a, b) => (a < b ? -1 : 1));
}

const readEntries = (folder: string) => readdir(folder, { recursive: true, withFileTypes: true });

async function hashOf(path: string): Promise<string> {
  if ((await stat(path)).size === 0) {
    throw new IdolError("FILE_EMPTY", `${path} is empty.`, "Download it again.");
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

function noClips(folder: string, scan: Scan): CodedError {
  const found = scan.unknown.length + scan.unreadable.length;
  return new IdolError(
    "DATA_NOT_FOUND",
    found === 0
      ? `${folder} holds no sound files.`
      : `${folder} holds ${found} sound files, but none that a known corpus names so and that can be read.`,
    "Fetch the corpora; their files must keep their names.",
  );
}
