/**
 * Changes the hand-written contracts in every way that scripts/mutation/operators.ts knows, one at a time, and asks
 * whether a Solidity test notices. Writes docs/MUTATION.md after a whole run.
 * `npm run mutate -- Claims` looks at files whose path holds a word only; `--jobs 2` runs two mutants at a time;
 * `--list` shows them.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { makeForgeProject } from "./forge/project.ts";
import { allMutants, type Mutant, type Mutants } from "./mutation/mutants.ts";
import { isEquivalent, mutationDocument, type Outcome, scoreOf } from "./mutation/report.ts";
import { addMutants, type Fate, passes, runMutant } from "./mutation/run-mutant.ts";

/** The least share of the mutants, equivalent ones left out, that has to be noticed. */
const LEAST_SCORE = 0.95;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: "string", default: "1" }, list: { type: "boolean", default: false } },
});
const { mutants, files } = allMutants();
const chosen = mutants.filter(
  ({ file }) => positionals.length === 0 || positionals.some((word) => file.includes(word)),
);

if (values.list) {
  for (const mutant of chosen) process.stdout.write(`${label(mutant)}\n`);
} else {
  const outcomes = await runAll({ mutants: chosen, files }, Number(values.jobs));
  const score = scoreOf(outcomes);
  if (positionals.length === 0) await writeFile("docs/MUTATION.md", mutationDocument(outcomes));
  process.stdout.write(`\n${(100 * score).toFixed(1)} % of the mutants were noticed.\n`);
  process.exitCode = score >= LEAST_SCORE ? 0 : 1;
}

async function runAll({ mutants, files }: Mutants, jobs: number): Promise<Outcome[]> {
  const outcomes = new Map<Mutant, Fate>();
  const waiting = [...mutants];
  const work = async (): Promise<void> => {
    // The invariants take most of the time and are needed for few mutants, so they come last.
    await using quick = await makeForgeProject("invariants");
    await using whole = await makeForgeProject();
    for (const project of [quick, whole]) {
      await addMutants(project, files);
      if (!(await passes(project))) throw new Error("the tests fail without any mutant");
    }
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      // A mutant that is known to change nothing is not worth a run.
      const known = isEquivalent(mutant) !== undefined;
      let fate: Fate = known ? "survived" : await runMutant(quick, mutant);
      if (fate === "survived" && !known) fate = await runMutant(whole, mutant);
      outcomes.set(mutant, fate);
      if (fate !== "killed" && !known) process.stdout.write(`${fate.toUpperCase()} ${label(mutant)}\n`);
      if (outcomes.size % 25 === 0) process.stdout.write(`${outcomes.size} of ${mutants.length}\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return mutants.map((mutant) => ({ mutant, fate: outcomes.get(mutant)! }));
}

function label({ file, line, from, to, code }: Mutant): string {
  return `${file}:${line}: ${from.replace(/\s+/g, " ")} → ${to || "nothing"} in: ${code}`;
}
