/** docs/PROOFS.md. */
import { HALMOS_VERSION, type Verdict } from "./halmos.ts";
import type { Proof } from "./laws.ts";

/** A proof, and what halmos found of its laws. */
export interface Proved {
  readonly proof: Proof;
  readonly verdicts: readonly Verdict[];
}

/** Halmos's exit codes. */
const VERDICTS = ["proved", "refuted", "not decided in time", "not decided", "says nothing", "broke down"];

/** The verdict on a law in a word; a law without a verdict was not run. */
export function verdictOf(law: string, verdicts: readonly Verdict[]): string {
  const verdict = verdicts.find(({ name }) => name.startsWith(`${law}(`));
  if (!verdict) return "not run";
  // A loop that was cut off was not looked at to its end.
  if (verdict.exitcode === 0 && verdict.num_bounded_loops > 0) return "proved up to a bound";
  return VERDICTS[verdict.exitcode] ?? "broke down";
}

/** The document of one run. */
export function proofDocument(proved: readonly Proved[]): string {
  return `# Proofs

Written by \`npm run prove:contracts\`: halmos ${HALMOS_VERSION} runs the contracts' bytecode, compiled by the settings of what is deployed, with
symbols in the place of numbers, and asks a solver for arguments that break a law. *Proved* is for all arguments within the bounds that are said,
not for some. The laws are \`check_\` functions in \`test/proofs\`; one in which every path reverts would say nothing, and is not called
proved. \`npm test\` proves the laws of the public inputs and two of the clock; the others take minutes, and \`npm run test:slow\` runs
them.

${proved.map(section).join("\n\n")}

## What is not proved

- **Any number of claims.** The laws of money are for seasons with two; the fuzzed invariants and the model go to more
  (\`test/contracts/INVARIANTS.md\`).
- **Tokens.** The proofs pay in the native coin. Odd tokens are in \`test/solidity\` and the invariants.
- **The verifier and keccak256.** A proof's bytes are opaque here; two domains are told apart as far as 88 bits of a hash are.
- **The compiler.** Halmos runs the bytecode that solc made, so solc need not be trusted for these laws; the badge, which moves no money, is left out.
- **Entering a claim.** That a claim's bond and prize add up is in the invariants and the model; no law here makes a claim.
- **A law that is *not decided in time*.** The solver had five minutes for each path of it, on a loaded machine; no counterexample was found.

## solc's own checker

The SMTChecker was tried on the deployed sources, with the z3 that lies in npm's solc. That build starts no threads, so z3 works there without a time limit
alone. Of the season clock, BMC proves five checks of arithmetic safe, and warns of two that fail from storage which no call can reach: the laws
above take the clock from every state that can be. On the public inputs it breaks down; in the modules it knows 15 to 30 language features not
(assembly, low-level calls) and decides nothing; CHC decides nothing in any of them. So nothing here rests on it.
`;
}

function section({ proof, verdicts }: Proved): string {
  const rows = proof.laws.map(({ name, says, bound }) => {
    const bounds = [proof.bound, bound].filter((each) => each !== "").join("; ");
    const by = deciderOf(name, verdicts);
    return `| \`${name}\` | ${says} | ${verdictOf(name, verdicts)} | ${by} | ${bounds || "none"} |`;
  });
  return `## ${proof.contract}

\`${proof.file}\`. ${proof.says}

| law | says | verdict | decided by | bound |
| --- | --- | --- | --- | --- |
${rows.join("\n")}`;
}

/** Who decided a law, and over how many paths of the bytecode; solc's own checker decided none. */
function deciderOf(law: string, verdicts: readonly Verdict[]): string {
  const verdict = verdicts.find(({ name }) => name.startsWith(`${law}(`));
  if (verdict === undefined || verdict.exitcode > 1) return "nobody";
  return `halmos, ${verdict.num_paths[0]} paths, ${Math.ceil(verdict.time[0])} s`;
}
