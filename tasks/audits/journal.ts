import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { TaskError } from "../errors.ts";

/** How a claim's audit ended. */
export type Outcome = "as-proved" | "not-as-proved" | "unavailable" | "not-revealed";

/** A line of a season's audit: a claim, and what was found. Scores are decimal strings, in instance units. */
const lineSchema = z.object({
  season: z.string(),
  singer: z.string(),
  outcome: z.enum(["as-proved", "not-as-proved", "unavailable", "not-revealed"]),
  why: z.string().optional(),
  uri: z.string(),
  recordingHash: z.string(),
  scoreClaimed: z.string(),
  scoreFound: z.string().optional(),
  copyOf: z.string().optional(),
  playTo: z.string().optional(),
  reward: z.string(),
});

export type AuditLine = z.infer<typeof lineSchema>;

/** What a line is of: a claim that was bettered or revealed anew since is another. */
export type AuditedClaim = Pick<
  AuditLine,
  "reward" | "season" | "singer" | "uri" | "recordingHash" | "scoreClaimed"
>;

const FINAL: readonly Outcome[] = ["as-proved", "not-as-proved"];

/** What a season's audit found so far: JSON lines, each added when a claim is done. A line that was cut off is as good as none. */
export class AuditJournal {
  readonly #path: string;
  readonly #lines = new Map<string, AuditLine>();

  constructor(path: string) {
    this.#path = path;
  }

  /** The journal at `path`, empty where there is none. @throws FILE_UNREADABLE */
  static async open(path: string): Promise<AuditJournal> {
    const journal = new AuditJournal(path);
    const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return "";
      throw new TaskError(
        "FILE_UNREADABLE",
        `The audit's file ${path} cannot be read: ${cause.message}.`,
        "Give another --out.",
        { cause },
      );
    });
    for (const each of text.split("\n")) {
      const line = readLine(each);
      if (line !== undefined) journal.#lines.set(keyOf(line), line);
    }
    return journal;
  }

  /** What was found of a claim for good; nothing where its recording could not be had. */
  final(claim: AuditedClaim): AuditLine | undefined {
    const line = this.#lines.get(keyOf(claim));
    return line !== undefined && FINAL.includes(line.outcome) ? line : undefined;
  }

  /** Adds a line, also on disk, on a line of its own whatever an interruption has left of the last one. */
  async add(line: AuditLine): Promise<void> {
    this.#lines.set(keyOf(line), line);
    await mkdir(dirname(this.#path), { recursive: true });
    await appendFile(this.#path, `\n${JSON.stringify(line)}\n`);
  }
}

function keyOf({ reward, season, singer, uri, recordingHash, scoreClaimed }: AuditedClaim): string {
  return JSON.stringify([reward, season, singer, uri, recordingHash, scoreClaimed]);
}

function readLine(text: string): AuditLine | undefined {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
