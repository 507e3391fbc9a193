import { rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CodedError } from "@idol/ezkl/errors";
import { makeFolder } from "@idol/ezkl/files";
import type { Corpus } from "../corpus.ts";
import { SOUND } from "../scan.ts";
import { invalid, openArchive } from "./archive.ts";
import { checkSpace } from "./disk.ts";
import { unpackFiles } from "./unpack.ts";

/**
 * Unpacks a corpus's recordings beside the archive, then moves them to their place and removes the archive.
 *
 * @param onShare - called with how much is done, in [0, 1]
 * @throws IdolError `ARCHIVE_INVALID`, and then the archive is gone too; `DISK_FULL`, `CANCELLED`
 */
export async function unpackCorpus(
  corpus: Corpus,
  archive: string,
  target: string,
  signal: AbortSignal | undefined,
  onShare: (share: number) => void,
): Promise<void> {
  const unfinished = join(dirname(archive), corpus.name);
  try {
    const { zip, files, bytes } = await openArchive(archive);
    try {
      const recordings = files.filter(({ fileName }) => SOUND.test(fileName));
      const isOwn = (path: string) => corpus.label(basename(path), basename(dirname(path))) !== undefined;
      if (!recordings.some(({ fileName }) => isOwn(fileName)))
        throw invalid(archive, `it holds no recording of ${corpus.title}`);
      await checkSpace(dirname(archive), bytes, `Unpacking ${corpus.title}`);
      await rm(unfinished, { recursive: true, force: true });
      await makeFolder(unfinished);
      await unpackFiles({ zip }, recordings, unfinished, archive, {
        onFile: (done) => onShare(done / recordings.length),
        signal,
      });
    } finally {
      zip.close();
    }
    await rename(unfinished, target);
  } catch (thrown) {
    await rm(unfinished, { recursive: true, force: true });
    // A damaged archive would stay in the way; after a full disk or Ctrl-C it is as good as it was.
    if (thrown instanceof CodedError && thrown.code === "ARCHIVE_INVALID") await rm(archive, { force: true });
    throw thrown;
  }
  await rm(archive);
}
