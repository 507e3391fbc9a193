/**
 * Changes the hand-written contracts in every way that scripts/mutation/operators.ts knows, one at a time, and asks
 * whether a Solidity test notices. Keeps the outcome of each contract and writes docs/MUTATION.md from all of them.
 * `npm run mutate -- Claims` looks at files whose path holds a word only, and replaces their part of the document;
 * `--jobs 2` runs two mutants at a time; `--list` shows them.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { makeForgeProject } from "./forge/project.ts";
import { Killers } from "./mutation/killers.ts";
import { allMutants, type Mutant } from "./mutation/mutants.ts";
import { isEquivalent, mutationDocument, scoreOf } from "./mutation/report.ts";
import { keepOutcomes, type Outcome, readOutcomes } from "./mutation/results.ts";
import { addMutants, passes, runMutant } from "./mutation/run-mutant.ts";

/** The least share of the mutants, equivalent ones left out, that has to be noticed. */
const LEAST_SCORE = 0.95;

/** The tests import contracts by bytecode (`dynamic_test_linking`), so that a changed contract leaves them compiled. */
const PROJECT = {
  tests: ["test/solidity"],
  config: `optimizer = false
dynamic_test_linking = true
[lint]
lint_on_build = false
[fuzz]
seed = "0x1d01"
runs = 64
[invariant]
runs = 4
depth = 50
`,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: "string", default: "1" }, list: { type: "boolean", default: false } },
});
const { mutants, files } = allMutants();
const isChosen = (file: string): boolean =>
  positionals.length === 0 || positionals.some((word) => file.includes(word));

if (values.list) {
  for (const mutant of mutants.filter(({ file }) => isChosen(file)))
    process.stdout.write(`${label(mutant)}\n`);
} else {
  // One contract after another: each is kept as it is done, and one with its own mutants alone compiles quickly.
  for (const [file, content] of [...files].filter(([path]) => isChosen(path))) {
    process.stdout.write(`${file}\n`);
    const own = mutants.filter((mutant) => mutant.file === file);
    await keepOutcomes(file, await runAll(own, new Map([[file, content]]), Number(values.jobs)));
    await writeFile("docs/MUTATION.md", mutationDocument(await readOutcomes()));
  }
  const score = scoreOf((await readOutcomes()).flatMap(({ outcomes }) => outcomes));
  process.stdout.write(`${(100 * score).toFixed(1)} % of the mutants were noticed.\n`);
  process.exitCode = score >= LEAST_SCORE ? 0 : 1;
}

async function runAll(own: Mutant[], content: Map<string, string>, jobs: number): Promise<Outcome[]> {
  const outcomes = new Map<Mutant, Outcome>();
  const waiting = [...own];
  const killers = new Killers();
  const work = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await using project = await makeForgeProject(PROJECT);
    await addMutants(project, content);
    if (!(await passes(project))) throw new Error("the tests fail without any mutant");
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      // A mutant that is known to change nothing is not worth a run.
      const known = isEquivalent(mutant) !== undefined;
      const fate = known ? "survived" : await runMutant(project, mutant, killers);
      outcomes.set(mutant, { mutant, fate });
      if (fate !== "killed" && !known) process.stdout.write(`${fate.toUpperCase()} ${label(mutant)}\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return own.map((mutant) => outcomes.get(mutant)!);
}

function label({ file, line, from, to, code }: Mutant): string {
  return `${file}:${line}: ${from.replace(/\s+/g, " ")} → ${to || "nothing"} in: ${code}`;
}
