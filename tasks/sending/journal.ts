import { readFile } from "node:fs/promises";
import { writeFileAtomic } from "@idol/ezkl/files";
import { TaskError } from "../errors.ts";

/** A transaction that was sent, or was about to be when the command ended. */
export interface SentStep {
  /** What it does, as a person is told. */
  title: string;
  /** Hash of receiver, data and value: what makes it this transaction and no other. */
  digest: string;
  /** Written down before it is sent: whatever happens, the chain takes one transaction of a nonce. */
  nonce: number;
  /** The newest block when it was sent; it is in none before. */
  block: number;
  /** Absent until the node has answered. */
  hash?: string;
  mined?: boolean;
}

/** What is remembered of a command that sends. */
export interface Entry {
  /** Its options in the first run, as they were given. */
  options: Record<string, string>;
  /** What was made of them once and must not change, as times. */
  kept?: unknown;
  steps: SentStep[];
  /** For a command that stays: it has ended, and what came of it. */
  finished?: boolean;
  result?: unknown;
}

/** The commands of one account, or the deployment of a chain, by task and by what they are about. */
export type Journal = Record<string, Entry>;

/**
 * A JSON file in which a bigint is its digits with an n.
 *
 * @returns undefined where there is no such file
 * @throws JOURNAL_INVALID for one that cannot be read: then nobody knows what was sent
 */
export async function readJournalFile(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw unreadable(path, thrown);
  }
  try {
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === "string" && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
    );
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
}

/** Writes what `readJournalFile` reads. @throws JOURNAL_INVALID, DISK_FULL: then nothing may be sent */
export async function writeJournalFile(path: string, content: unknown): Promise<void> {
  const text = JSON.stringify(
    content,
    (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value),
    2,
  );
  try {
    await writeFileAtomic(path, `${text}\n`);
  } catch (thrown) {
    if (!(thrown instanceof Error) || !("syscall" in thrown)) throw thrown;
    throw new TaskError(
      "JOURNAL_INVALID",
      `What is sent cannot be written down in ${path}: ${thrown.message}`,
      "Nothing is sent without. Make the folder writable, and run the command again.",
      { cause: thrown },
    );
  }
}

function unreadable(path: string, cause: unknown): TaskError {
  return new TaskError(
    "JOURNAL_INVALID",
    `${path}, which tells what was sent, cannot be read.`,
    "Look at the account's last transactions in an explorer; then move the file away, and run the command again.",
    { cause },
  );
}
