/** What Stryker found, kept group by group. */
import { readFile, writeFile } from "node:fs/promises";

/** A mutant that no test noticed. */
export interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly to: string;
  /** Whether no test reaches it. */
  readonly reached: boolean;
}

/** Of one group. */
export interface Score {
  readonly noticed: number;
  /** Left out: values that are computed as a module is loaded. */
  readonly left: number;
  /** In percent, of the mutants that were run or that no test reaches. */
  readonly score: number;
  readonly survivors: readonly Survivor[];
}

/** As much of Stryker's report as is read. */
interface Report {
  files: Record<
    string,
    {
      mutants: {
        status: string;
        mutatorName: string;
        replacement?: string;
        location: { start: { line: number } };
      }[];
    }
  >;
}

const PATH = new URL("scores.json", import.meta.url);
const NOTICED = new Set(["Killed", "Timeout", "RuntimeError"]);
const UNNOTICED = new Set(["Survived", "NoCoverage"]);

/** Counts a report. */
export function scoreOf({ files }: Report): Score {
  const mutants = Object.entries(files).flatMap(([file, each]) =>
    each.mutants.map((mutant) => ({ ...mutant, file })),
  );
  const noticed = mutants.filter(({ status }) => NOTICED.has(status)).length;
  const survivors = mutants
    .filter(({ status }) => UNNOTICED.has(status))
    .map(({ file, location, mutatorName, replacement = "", status }) => ({
      file,
      line: location.start.line,
      mutator: mutatorName,
      to: replacement.replace(/\s+/g, " ").slice(0, 80),
      reached: status === "Survived",
    }));
  const left = mutants.length - noticed - survivors.length;
  return { noticed, left, score: (100 * noticed) / Math.max(1, noticed + survivors.length), survivors };
}

/** What is kept, by the names of groups. */
export async function readScores(): Promise<Record<string, Score>> {
  return JSON.parse(await readFile(PATH, "utf8")) as Record<string, Score>;
}

/** Replaces what is kept of a group. */
export async function keepScore(name: string, score: Score): Promise<void> {
  await writeFile(PATH, `${JSON.stringify({ ...(await readScores()), [name]: score }, null, 2)}\n`);
}
