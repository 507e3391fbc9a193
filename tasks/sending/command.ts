import { join } from "node:path";
import type { OnProgress } from "@idol/ezkl/progress";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { terminal } from "hardhat-ezkl/terminal";
import type { Chain } from "../chain/connect.ts";
import { TaskError } from "../errors.ts";
import { contradiction, differing, type OptionTexts } from "./canonical.ts";
import { type Entry, type Journal, readJournalFile, writeJournalFile } from "./journal.ts";
import { lock } from "./lock.ts";
import { type Book, Outbox } from "./outbox.ts";
import type { WrittenBatch } from "./safe/write-batch.ts";
import { tellSent } from "./told.ts";

/** A command that sends: which one it is, so that a second run is known as the same. */
export interface Order {
  task: string;
  /** What it is about: another claim is another command. Empty where there is one such command at a time. */
  about: string;
  /** The options that a second run must repeat. */
  options: OptionTexts;
  /** What it sends, in order, as a person is told. */
  steps: readonly string[];
  /** Leaves an earlier, unfinished run as it stands. */
  anew?: boolean;
}

/** What the task's runner gives. */
export interface Running {
  onProgress: OnProgress;
  signal?: AbortSignal | undefined;
  /** Told of a batch that was written instead of being sent. */
  onBatch?: (batch: WrittenBatch) => void;
}

/** A command while it runs. */
export interface Command {
  /** Sends every transaction once, over all runs. */
  signer: Outbox;
  entry: Entry;
  /** Whether an earlier run sent something. */
  resumed: boolean;
  /** Does a part of the work, unless the command was interrupted. */
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
  /** What was made of the options in the run that sent it; else what `make` gives, which is written down. */
  keep<Value>(make: () => Promise<Value>): Promise<Value>;
  save(): Promise<void>;
}

/**
 * Runs a command that sends. What was sent is written down; run again after an interruption, it goes on; run with other options in the middle,
 * it is refused. One runs at a time for each account. On Hardhat's own chain, which is gone with the process, nothing is written.
 *
 * @throws COMMAND_RUNNING, OPTION_CONTRADICTED, JOURNAL_INVALID, INTERRUPTED
 */
export async function runCommand<Result>(
  chain: Chain,
  sender: HardhatEthersSigner,
  running: Running,
  order: Order,
  work: (command: Command) => Promise<Result>,
): Promise<Result> {
  return await withLock(chain, `sent-${sender.address}`, order.task, async (file) => {
    const kept = isKept(chain);
    const journal = (kept ? ((await readJournalFile(file)) as Journal) : undefined) ?? {};
    const key = `${order.task} ${order.about}`.trim();
    const entry = entryOf(journal, key, order);
    const save = async () => {
      if (entry.steps.length > 0) journal[key] = entry;
      else delete journal[key];
      if (kept) await writeJournalFile(file, journal);
    };
    const result = await runEntry(
      sender,
      running,
      { entry, titles: order.steps, save, rehearsed: chain.rehearsed === true },
      work,
    );
    // A command that has ended is done: given again, it is another one.
    if (entry.steps.length > 0) {
      delete journal[key];
      if (kept) await writeJournalFile(file, journal);
    }
    return result;
  });
}

/** Whether what is sent to a chain is written down. */
function isKept({ persistent, rehearsed }: Chain): boolean {
  return persistent && rehearsed !== true;
}

/** Does work that no other process does meanwhile; it is given the journal that it alone may write. */
export async function withLock<Result>(
  chain: Chain,
  name: string,
  task: string,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  const file = join(chain.folder, `${name}.json`);
  const release = isKept(chain) ? await lock(`${file}.lock`, task) : async () => {};
  try {
    return await work(file);
  } finally {
    await release();
  }
}

/** What a run works on. */
export interface Noted {
  entry: Entry;
  titles: readonly string[];
  save: () => Promise<void>;
  /** On a copy of the chain: then nothing was sent, whatever went through there. */
  rehearsed?: boolean;
}

/** Runs the work of a command whose entry is known, and tells what was sent where it stops in the middle. */
export async function runEntry<Result>(
  sender: HardhatEthersSigner,
  { onProgress, signal }: Running,
  { entry, titles, save, rehearsed = false }: Noted,
  work: (command: Command) => Promise<Result>,
): Promise<Result> {
  const check = () => {
    if (signal?.aborted) throw interrupted(rehearsed ? [] : entry.steps, titles);
  };
  const book: Book = { steps: entry.steps, title: titles[0] ?? "", save, check, signal };
  const command: Command = {
    signer: new Outbox(sender, book),
    entry,
    resumed: entry.steps.length > 0,
    step: async (title, part) => {
      check();
      book.title = title;
      onProgress({ step: title });
      return await part();
    },
    keep: async (make) => {
      if (entry.steps.length === 0 || entry.kept === undefined) entry.kept = await make();
      return entry.kept as never;
    },
    save,
  };
  try {
    return await work(command);
  } catch (thrown) {
    const told = thrown instanceof TaskError && thrown.code === "INTERRUPTED";
    if (!told && !rehearsed && entry.steps.length > 0) {
      terminal().err.write(`${tellSent(entry, titles)} The same command goes on from there.\n`);
    }
    throw thrown;
  }
}

function entryOf(journal: Journal, key: string, { task, options, anew, steps }: Order): Entry {
  const earlier = journal[key];
  if (earlier === undefined || anew) return { options, steps: [] };
  const names = [...new Set([...Object.keys(earlier.options), ...Object.keys(options)])];
  const different = differing(earlier.options, options, names);
  if (different.length === 0) return earlier;
  throw contradiction(
    task,
    earlier.options,
    options,
    different,
    `That run did not end. ${tellSent(earlier, steps)} Run it with its own options to go on; or add --anew, to leave it as it stands.`,
  );
}

function interrupted(steps: Entry["steps"], titles: readonly string[]): TaskError {
  return new TaskError(
    "INTERRUPTED",
    `Stopped, as you asked. ${tellSent({ steps }, titles)}`,
    steps.length === 0
      ? "Run the same command again when you like."
      : "Run the same command again to go on from there: nothing is sent twice.",
  );
}
