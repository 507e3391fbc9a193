/** Score and document of a mutation run. */
import { readFileSync } from "node:fs";
import type { Outcome, Results } from "./results.ts";
import type { Fate } from "./run-mutant.ts";

type Mutant = Outcome["mutant"];

/** A mutant that no test can notice, because it changes nothing that can be observed. */
interface Equivalent extends Mutant {
  readonly reason: string;
}

const EQUIVALENT = JSON.parse(
  readFileSync(new URL("equivalent.json", import.meta.url), "utf8"),
) as Equivalent[];

/** The reason why a mutant changes nothing, if it is known to be so. */
export function isEquivalent(mutant: Mutant): string | undefined {
  const known = EQUIVALENT.find((each) =>
    (["file", "code", "from", "to"] as const).every((field) => each[field] === mutant[field]),
  );
  return known?.reason;
}

/** The share of noticed mutants among all that are programs and not equivalent. */
export function scoreOf(outcomes: readonly Outcome[]): number {
  const { killed, survivors } = sort(outcomes);
  return killed / (killed + survivors.length);
}

/** docs/MUTATION.md. */
export function mutationDocument(results: readonly Results[]): string {
  const all = results.flatMap(({ outcomes }) => outcomes);
  const { killed, survivors, equivalent, stillborn } = sort(all);
  const rows = results.map(({ file, current, outcomes, of }) => {
    const own = sort(outcomes);
    const name = `\`${file}\`${current ? "" : ", changed since"}`;
    const run = of === outcomes.length ? "all" : `${outcomes.length} of ${of}`;
    return `| ${name} | ${run} | ${own.killed} | ${own.survivors.length} | ${own.equivalent.length} | ${own.stillborn} |`;
  });
  const inAll = results.reduce((sum, { of }) => sum + of, 0);
  const total = `| together | ${all.length} of ${inAll} | ${killed} | ${survivors.length} | ${equivalent.length} | ${stillborn} |`;
  return `# Mutation of the contracts

Written by \`npm run mutate\`, which changes every hand-written contract in every way its operators know (comparisons and their edges,
arithmetic, conditions, negations, numbers, deleted statements and modifiers), one change at a time, and runs the Solidity tests with 16
fuzz runs of the seed 0x1d01; without the invariants and the model, so what they alone would notice counts as survived. Inline assembly, interfaces
and mocks are not mutated. \`npm run mutate -- Claims\` runs one contract anew and replaces its row. Where not all mutants were run, the others
need a compilation of their own (left out by \`--switched\`) or were left out evenly (by \`--sample\`), and the score is that of a part. A file that is not in
the table was not run.

**Score: ${(100 * scoreOf(all)).toFixed(1)} %** of the mutants that are programs and not equivalent were noticed.

| file | run | noticed | survived | equivalent | do not compile |
| --- | --- | --- | --- | --- | --- |
${[...rows, total].join("\n")}

## Survivors

${list(survivors, "not told apart by any test yet")}

## Equivalent mutants

No test can tell these from the original, for the reason given; \`scripts/mutation/equivalent.json\` lists them.

${list(equivalent)}
`;
}

function sort(outcomes: readonly Outcome[]) {
  const of = (fate: Fate): Mutant[] =>
    outcomes.filter((each) => each.fate === fate && !isEquivalent(each.mutant)).map(({ mutant }) => mutant);
  return {
    killed: of("killed").length,
    survivors: of("survived"),
    stillborn: of("stillborn").length,
    equivalent: outcomes.map(({ mutant }) => mutant).filter((mutant) => isEquivalent(mutant)),
  };
}

function list(mutants: readonly Mutant[], otherwise = ""): string {
  if (mutants.length === 0) return "None.";
  return mutants
    .map((mutant) => {
      const change = `\`${mutant.from.replace(/\s+/g, " ")}\` → \`${mutant.to || "nothing"}\``;
      return `- \`${mutant.file}\`, ${change} in \`${mutant.code}\`: ${isEquivalent(mutant) ?? otherwise}`;
    })
    .join("\n");
}
