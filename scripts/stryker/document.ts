/** docs/MUTATION_TS.md. */
import { GROUPS } from "./groups.ts";
import { STRYKER_VERSION } from "./install.ts";
import type { Score } from "./scores.ts";

/** The document of what is kept. */
export function groupDocument(scores: Readonly<Record<string, Score>>): string {
  const known = GROUPS.filter(({ name }) => scores[name] !== undefined);
  const rows = known.map(({ name, mutate }) => {
    const { noticed, survivors, left, score } = scores[name]!;
    const unreached = survivors.filter(({ reached }) => !reached).length;
    const files = mutate
      .flatMap(alternatives)
      .map((glob) => `\`${glob}\``)
      .join(", ");
    return `| ${name} | ${files} | **${score.toFixed(1)} %** | ${noticed} | ${survivors.length - unreached} | ${unreached} | ${left} |`;
  });
  return `# Mutation of TypeScript

Written by \`npm run mutate:ts\`: Stryker ${STRYKER_VERSION} changes the files of a group in every way that it knows, one change at a time, and runs the tests
that reach it. \`npm run mutate:ts -- key\` runs one group anew. The score is the share that a test noticed, of all mutants but those left out: values that
are computed while a module is loaded, which would need a process each. Texts are not changed: tests assert an error's code and what it names, not its words.

| group | files | score | noticed | survived | reached by no test | left out |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

${known.map(({ name }) => section(name, scores[name]!)).join("\n\n")}
`;
}

/** A glob for each of what its braces hold. */
function alternatives(glob: string): string[] {
  const {
    before = glob,
    list = "",
    after = "",
  } = /^(?<before>.*)\{(?<list>.*)\}(?<after>.*)$/.exec(glob)?.groups ?? {};
  return list.split(",").map((each) => `${before}${each}${after}`);
}

function section(name: string, { survivors }: Score): string {
  const lines = survivors.map(
    ({ file, line, mutator, to, reached }) =>
      `- \`${file}:${line}\` ${mutator}${to === "" ? "" : `, to \`${to.replaceAll("`", "'")}\``}${reached ? "" : ", not reached"}`,
  );
  return `## Survivors of ${name}\n\n${lines.length === 0 ? "None." : lines.join("\n")}`;
}
