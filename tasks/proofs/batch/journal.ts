import { z } from "zod";
import { JsonLines } from "../../files/json-lines.ts";

const sha256 = z.string().regex(/^0x[0-9a-f]{64}$/);

/** One line of the journal: a proof that was written, and the bytes of the recording it was made from. */
const entrySchema = z.strictObject({ clip: z.string(), recordingSha256: sha256, proofSha256: sha256 });

export type JournalEntry = z.infer<typeof entrySchema>;

/** What a batch has done: an entry is added after its proof was written. */
export class BatchJournal {
  readonly #file: JsonLines<JournalEntry>;
  readonly #entries: Map<string, JournalEntry>;

  private constructor(file: JsonLines<JournalEntry>, lines: readonly JournalEntry[]) {
    this.#file = file;
    // A later line is of a later proof.
    this.#entries = new Map(lines.map((entry) => [entry.clip, entry]));
  }

  /** The journal at `path`, empty where there is none. @throws FILE_UNREADABLE */
  static async open(path: string): Promise<BatchJournal> {
    const { file, lines } = await JsonLines.open(path, entrySchema);
    return new BatchJournal(file, lines);
  }

  get(clip: string): JournalEntry | undefined {
    return this.#entries.get(clip);
  }

  /** Adds an entry, also on disk. @throws DISK_FULL, FILE_UNWRITABLE */
  async add(entry: JournalEntry): Promise<void> {
    this.#entries.set(entry.clip, entry);
    await this.#file.add(entry);
  }
}
