import { z } from "zod";
import { JsonLines } from "../files/json-lines.ts";

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
  phrase: z.string().optional(),
  playTo: z.string().optional(),
  reward: z.string(),
});

export type AuditLine = z.infer<typeof lineSchema>;

/** What a line is of: a claim that was bettered or revealed anew since is another. */
export type AuditedClaim = Pick<
  AuditLine,
  "reward" | "season" | "singer" | "uri" | "recordingHash" | "scoreClaimed"
>;

/** Outcomes that no later look changes. */
export const FINAL: readonly Outcome[] = ["as-proved", "not-as-proved"];

/** What a season's audit found so far: a line is added when a claim is done. */
export class AuditJournal {
  readonly #file: JsonLines<AuditLine>;
  readonly #lines: Map<string, AuditLine>;

  private constructor(file: JsonLines<AuditLine>, lines: readonly AuditLine[]) {
    this.#file = file;
    this.#lines = new Map(lines.map((line) => [keyOf(line), line]));
  }

  /** The journal at `path`, empty where there is none. @throws FILE_UNREADABLE */
  static async open(path: string): Promise<AuditJournal> {
    const { file, lines } = await JsonLines.open(path, lineSchema);
    return new AuditJournal(file, lines);
  }

  /** What was found of a claim for good; nothing where its recording could not be had. */
  final(claim: AuditedClaim): AuditLine | undefined {
    const line = this.#lines.get(keyOf(claim));
    return line !== undefined && FINAL.includes(line.outcome) ? line : undefined;
  }

  /** Adds a line, also on disk. @throws DISK_FULL, FILE_UNWRITABLE */
  async add(line: AuditLine): Promise<void> {
    this.#lines.set(keyOf(line), line);
    await this.#file.add(line);
  }
}

/** What makes two lines those of one claim. */
export function keyOf({ reward, season, singer, uri, recordingHash, scoreClaimed }: AuditedClaim): string {
  return JSON.stringify([reward, season, singer, uri, recordingHash, scoreClaimed]);
}

/** The lines of a journal, in their order. @throws FILE_UNREADABLE */
export async function readLines(path: string): Promise<AuditLine[]> {
  return (await JsonLines.open(path, lineSchema)).lines;
}
