/**
 * Changes the hand-written contracts in every way that scripts/mutation/operators.ts knows, one at a time, and asks
 * whether a Solidity test notices. Keeps the outcome of each contract and writes docs/MUTATION.md from all of them; run again, it goes on.
 * `npm run mutate -- Claims` looks at files whose path holds a word only, and replaces their part of the document; `--sample 10` takes ten mutants
 * of each file; `--switched` those that one compilation serves; `--jobs 2` runs two contracts at a time; `--list` shows the mutants.
 */
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type ForgeProject, makeForgeProject } from "./forge/project.ts";
import { Fates } from "./mutation/fates.ts";
import { Killers } from "./mutation/killers.ts";
import { allMutants, type Mutant } from "./mutation/mutants.ts";
import { isEquivalent, mutationDocument, scoreOf } from "./mutation/report.ts";
import { keepOutcomes, type Outcome, readOutcomes } from "./mutation/results.ts";
import { addMutants, requirePassing, runMutant } from "./mutation/run-mutant.ts";

/** The least share of the mutants, equivalent ones left out, that has to be noticed. */
const LEAST_SCORE = 0.95;

/**
 * The tests import contracts by bytecode (`dynamic_test_linking`), so that a changed contract leaves them compiled. The invariants and the model stay out:
 * they take most of the time, and what they alone notice has no test that says what is wrong.
 */
const PROJECT = {
  tests: readdirSync("test/solidity")
    .filter((name) => !["invariants", "model"].includes(name))
    .map((name) => `test/solidity/${name}`),
  config: `optimizer = false
dynamic_test_linking = true
[lint]
lint_on_build = false
[fuzz]
seed = "0x1d01"
runs = 16
`,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: "string", default: "1" },
    list: { type: "boolean", default: false },
    sample: { type: "string" },
    switched: { type: "boolean", default: false },
  },
});
const isChosen = (file: string): boolean =>
  positionals.length === 0 || positionals.some((word) => file.includes(word));
const { mutants, files } = allMutants(
  isChosen,
  values.sample === undefined ? undefined : Number(values.sample),
);

if (values.list) {
  for (const mutant of mutants) process.stdout.write(`${label(mutant)}\n`);
} else {
  await runAll(Number(values.jobs));
  const score = scoreOf((await readOutcomes()).flatMap(({ outcomes }) => outcomes));
  process.stdout.write(`${(100 * score).toFixed(1)} % of the mutants were noticed.\n`);
  process.exitCode = score >= LEAST_SCORE ? 0 : 1;
}

/** One compilation serves all; one contract after another, and each is kept as it is done. */
async function runAll(jobs: number): Promise<void> {
  const fates = await Fates.read();
  const waiting = [...files.keys()];
  const work = async (): Promise<void> => {
    await using project = await makeForgeProject(PROJECT);
    await addMutants(project, files);
    await requirePassing(project);
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      process.stdout.write(`${file}\n`);
      const own = mutants.filter(
        (mutant) => mutant.file === file && !(values.switched && mutant.content !== undefined),
      );
      await keepOutcomes(file, await runFile(project, own, fates), own[0]?.of ?? 0);
      await writeFile("docs/MUTATION.md", mutationDocument(await readOutcomes()));
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

async function runFile(project: ForgeProject, own: Mutant[], fates: Fates): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const killers = new Killers(own[0]?.file ?? "");
  for (const mutant of own) {
    // A mutant that is known to change nothing is not worth a run.
    const known = isEquivalent(mutant) !== undefined;
    const noticed = await fates.isNoticed(mutant);
    const fate = known ? "survived" : noticed ? "killed" : await runMutant(project, mutant, killers);
    if (fate === "killed" && !noticed) await fates.notice(mutant);
    if (fate !== "killed" && !known) process.stdout.write(`${fate.toUpperCase()} ${label(mutant)}\n`);
    outcomes.push({ mutant, fate });
  }
  return outcomes;
}

function label({ file, line, from, to, code }: Mutant): string {
  return `${file}:${line}: ${from.replace(/\s+/g, " ")} → ${to || "nothing"} in: ${code}`;
}
