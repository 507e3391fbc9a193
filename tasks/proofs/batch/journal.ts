import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ensureError } from "@idol/ezkl/errors";
import { isFull } from "@idol/ezkl/files";
import { z } from "zod";
import { TaskError } from "../../errors.ts";

const sha256 = z.string().regex(/^0x[0-9a-f]{64}$/);

/** One line of the journal: a proof that was written, and the bytes of the recording it was made from. */
const entrySchema = z.strictObject({ clip: z.string(), recordingSha256: sha256, proofSha256: sha256 });

export type JournalEntry = z.infer<typeof entrySchema>;

/**
 * What a batch has done: JSON lines, each added after its proof was written, so that an interruption at any time costs at most the
 * proofs in progress. A line that was cut off or edited is as good as none.
 */
export class BatchJournal {
  readonly #path: string;
  readonly #entries = new Map<string, JournalEntry>();

  constructor(path: string) {
    this.#path = path;
  }

  /** The journal at `path`, empty where there is none. @throws FILE_UNREADABLE */
  static async open(path: string): Promise<BatchJournal> {
    const journal = new BatchJournal(path);
    const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return "";
      throw new TaskError(
        "FILE_UNREADABLE",
        `The batch's journal ${path} cannot be read: ${cause.message}.`,
        "Give another --out.",
        { cause },
      );
    });
    for (const line of text.split("\n")) {
      const entry = readEntry(line);
      // A later line is of a later proof.
      if (entry !== undefined) journal.#entries.set(entry.clip, entry);
    }
    return journal;
  }

  get(clip: string): JournalEntry | undefined {
    return this.#entries.get(clip);
  }

  /** Adds an entry, also on disk. @throws DISK_FULL */
  async add(entry: JournalEntry): Promise<void> {
    this.#entries.set(entry.clip, entry);
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      // It begins on a line of its own, whatever an interruption has left of the last one.
      await appendFile(this.#path, `\n${JSON.stringify(entry)}\n`);
    } catch (thrown) {
      const cause = ensureError(thrown);
      if (!isFull(cause)) throw cause;
      throw new TaskError(
        "DISK_FULL",
        `No space left to write ${this.#path}.`,
        "Free some space and go on.",
        {
          cause,
        },
      );
    }
  }
}

function readEntry(line: string): JournalEntry | undefined {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
