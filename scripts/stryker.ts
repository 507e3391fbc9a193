/**
 * Mutates TypeScript by Stryker, one group of files after another, and writes docs/MUTATION_TS.md from what is kept of each. `npm run mutate:ts -- key`
 * runs the groups that are named only; a run goes on from what the last one of its group found. Stryker is not among the dependencies: a first run
 * installs it into the user's cache.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { run } from "./prove/halmos.ts";
import { groupDocument } from "./stryker/document.ts";
import { GROUPS, type Group } from "./stryker/groups.ts";
import { ensureStryker } from "./stryker/install.ts";
import { keepScore, readScores, scoreOf } from "./stryker/scores.ts";

/** The least share of the mutants of a group that has to be noticed. */
const LEAST_SCORE = 85;

const words = process.argv.slice(2);
const chosen = GROUPS.filter(({ name }) => words.length === 0 || words.includes(name));
const stryker = await ensureStryker();
const work = resolve("cache/stryker");
await mkdir(work, { recursive: true });
for (const group of chosen) {
  const report = join(work, `${group.name}.json`);
  const config = join(work, `${group.name}.config.json`);
  await writeFile(config, JSON.stringify(configOf(group, stryker, report), null, 2));
  const arguments_ = [join(stryker, "node_modules/@stryker-mutator/core/bin/stryker.js"), "run", config];
  await run(process.execPath, arguments_, { mayFail: true });
  await keepScore(group.name, scoreOf(JSON.parse(await readFile(report, "utf8"))));
  await rm(report);
}
const scores = await readScores();
await writeFile("docs/MUTATION_TS.md", groupDocument(scores));
const low = GROUPS.filter(({ name }) => (scores[name]?.score ?? 100) < LEAST_SCORE);
for (const { name } of low) process.stdout.write(`${name} is below ${LEAST_SCORE} %.\n`);
process.exitCode = low.length > 0 ? 1 : 0;

function configOf({ name, mutate, spec }: Group, folder: string, report: string): object {
  return {
    testRunner: "mocha",
    plugins: [join(folder, "node_modules/@stryker-mutator/mocha-runner/dist/src/index.js")],
    mutate,
    mochaOptions: { spec },
    coverageAnalysis: "perTest",
    // Tests assert codes and what they name, not the words of a message.
    mutator: { excludedMutations: ["StringLiteral"] },
    // Values that are computed as a module is loaded need a process each.
    ignoreStatic: true,
    concurrency: 1,
    // A busy machine must not make a mutant look noticed; a loop without an end takes as long each time.
    timeoutMS: 60_000,
    incremental: true,
    incrementalFile: join(work, `${name}.incremental.json`),
    tempDirName: "cache/stryker/sandbox",
    ignorePatterns: [
      "app",
      "artifacts",
      "bench",
      "cache",
      "contracts",
      "docs",
      "examples",
      "relay",
      "types",
    ].map((name) => `/${name}`),
    reporters: ["json", "clear-text"],
    jsonReporter: { fileName: report },
    clearTextReporter: { reportTests: false, allowColor: false },
    allowConsoleColors: false,
    disableTypeChecks: true,
    // Nothing is compiled: Node strips the types.
    tsconfigFile: "none.json",
  };
}
