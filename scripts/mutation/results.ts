/** The outcomes of mutation runs, kept contract by contract, so that one can be run without the others. */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type { Mutant } from "./mutants.ts";
import type { Fate } from "./run-mutant.ts";

/** A mutant, and what became of it. */
export interface Outcome {
  readonly mutant: Pick<Mutant, "file" | "code" | "from" | "to">;
  readonly fate: Fate;
}

/** What a run over one contract found. */
export interface Results {
  readonly file: string;
  /** Of the contract's source at that time, SHA-256. */
  readonly source: string;
  /** Whether the contract is still the one that was run. */
  readonly current: boolean;
  readonly outcomes: readonly Outcome[];
  /** How many mutants the contract had; more than outcomes where a sample was taken. */
  readonly of: number;
}

/** Killed mutants are only counted: nobody has to read of them. */
interface Kept {
  readonly source: string;
  readonly of: number;
  readonly killed: number;
  readonly others: { code: string; from: string; to: string; fate: Fate }[];
}

const PATH = new URL("results.json", import.meta.url);

/** Replaces what is kept of one contract. */
export async function keepOutcomes(file: string, outcomes: readonly Outcome[], of: number): Promise<void> {
  const kept = await read();
  kept[file] = {
    source: await hash(file),
    of,
    killed: outcomes.filter(({ fate }) => fate === "killed").length,
    others: outcomes
      .filter(({ fate }) => fate !== "killed")
      .map(({ mutant: { code, from, to }, fate }) => ({ code, from, to, fate })),
  };
  const sorted = Object.fromEntries(Object.entries(kept).sort(([left], [right]) => (left < right ? -1 : 1)));
  await writeFile(PATH, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** What is kept of every contract that was run, in the order of their paths. */
export async function readOutcomes(): Promise<Results[]> {
  const results: Results[] = [];
  for (const [file, { source, of, killed, others }] of Object.entries(await read())) {
    const current = (await hash(file).catch(() => "")) === source;
    const one = { mutant: { file, code: "", from: "", to: "" }, fate: "killed" } as const;
    const outcomes: Outcome[] = Array.from({ length: killed }, () => one);
    for (const { fate, ...mutant } of others) outcomes.push({ mutant: { file, ...mutant }, fate });
    results.push({ file, source, current, outcomes, of });
  }
  return results;
}

async function read(): Promise<Record<string, Kept>> {
  return JSON.parse(await readFile(PATH, "utf8")) as Record<string, Kept>;
}

async function hash(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
