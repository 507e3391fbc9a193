import { stat } from "node:fs/promises";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { IdolError } from "../../errors.ts";

/** What an archive of recordings may be at most. */
export interface ArchiveLimits {
  entries: number;
  /** All files together, unpacked, in bytes. */
  bytes: number;
  /** How many times larger than the archive; sound does not shrink to less. */
  ratio: number;
}

/** Five times what the largest of the data sets is. */
export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 100_000, bytes: 8e9, ratio: 50 };

/** An archive that is safe to unpack. */
export interface Archive {
  zip: ZipFile;
  /** Its files; folders are made as they are needed. */
  files: Entry[];
  /** All files together, unpacked. */
  bytes: number;
}

/** Of Unix's `st_mode`, which zip keeps in the upper half of the external attributes. */
const TYPE_MASK = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const UNIX = 3;
const STORED = 0;
const DEFLATED = 8;

/**
 * Opens a zip archive and checks all that its directory says, before a single file is written: no path that leaves the folder,
 * no link, no file twice, nothing that unpacks to far more than it is. The caller closes `zip`.
 *
 * @throws IdolError `ARCHIVE_INVALID`
 */
export async function openArchive(path: string, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<Archive> {
  let zip: ZipFile;
  try {
    // yauzl refuses absolute paths, drive letters, backslashes and "..".
    zip = await openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (thrown) {
    throw invalid(path, ensureError(thrown).message, thrown);
  }
  try {
    return await check(zip, path, limits);
  } catch (thrown) {
    zip.close();
    throw thrown instanceof CodedError ? thrown : invalid(path, ensureError(thrown).message, thrown);
  }
}

async function check(zip: ZipFile, path: string, limits: ArchiveLimits): Promise<Archive> {
  const { size } = await stat(path);
  if (zip.entryCount > limits.entries) throw invalid(path, `it holds ${zip.entryCount} files`);
  const files: Entry[] = [];
  const names = new Set<string>();
  let bytes = 0;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    const why = faultOf(entry);
    if (why !== undefined) throw invalid(path, `${JSON.stringify(entry.fileName)} ${why}`);
    if (isFolder(entry)) continue;
    // Some file systems do not tell A from a.
    const name = entry.fileName.normalize("NFC").toLowerCase();
    if (names.has(name)) throw invalid(path, `${JSON.stringify(entry.fileName)} is in it twice`);
    names.add(name);
    files.push(entry);
    bytes += entry.uncompressedSize;
    packed += entry.compressedSize;
  }
  if (bytes > limits.bytes || bytes > limits.ratio * size)
    throw invalid(path, `its ${size} bytes would unpack to ${bytes}`);
  if (packed > size) throw invalid(path, "its files overlap");
  return { zip, files, bytes };
}

const isFolder = ({ fileName }: Entry): boolean => fileName.endsWith("/");

function faultOf(entry: Entry): string | undefined {
  const { fileName, versionMadeBy, externalFileAttributes, compressionMethod } = entry;
  if (
    fileName === "" ||
    fileName.split("/").some((part, i, all) => part === "." || (part === "" && i < all.length - 1))
  )
    return "is no path";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f]/.test(fileName)) return "has control characters in its name";
  if (entry.isEncrypted()) return "is encrypted";
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) return "is packed in an unknown way";
  const type = versionMadeBy >> 8 === UNIX ? (externalFileAttributes >>> 16) & TYPE_MASK : 0;
  if (type !== 0 && type !== (isFolder(entry) ? FOLDER : REGULAR)) return "is a link or no ordinary file";
  return undefined;
}

/** The error of an archive that is not unpacked. */
export function invalid(path: string, why: string, cause?: unknown): CodedError {
  return new IdolError(
    "ARCHIVE_INVALID",
    `${path} is not an archive to unpack: ${why}.`,
    "Run the command again to download it again; if it fails again, the server offers something other than the data set.",
    { cause },
  );
}
