/**
 * Proves the laws of test/proofs and writes docs/PROOFS.md. `npm run prove:contracts -- SeasonClock` proves those of
 * files whose path holds a word only, and writes nothing; `-- check_Reject` proves that law. `npm test` proves those that take seconds.
 */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { makeForgeProject } from "./forge/project.ts";
import { type Proved, proofDocument, verdictOf } from "./prove/document.ts";
import { ensureHalmos, prove, run } from "./prove/halmos.ts";
import { readProofs } from "./prove/laws.ts";

const FORGE = createRequire(import.meta.url).resolve("@foundry-rs/forge/bin.mjs");
/** As in hardhat.config.ts; halmos reads the syntax trees. */
const CONFIG = `optimizer = true
optimizer_runs = 100
ast = true
extra_output = ["storageLayout", "metadata"]
[lint]
lint_on_build = false
`;

const words = process.argv.slice(2);
const proofs = readProofs()
  .map((proof) => {
    const isWhole = words.length === 0 || words.some((word) => proof.file.includes(word));
    return isWhole ? proof : { ...proof, laws: proof.laws.filter(({ name }) => words.includes(name)) };
  })
  .filter(({ laws }) => laws.length > 0);
const halmos = await ensureHalmos();
await using project = await makeForgeProject({
  tests: ["test/proofs", "test/solidity/utils/Defaults.sol"],
  config: CONFIG,
});
// Halmos builds by calling forge. It goes on with an old build where that fails, so it is built here first.
const bin = join(project.folder, "bin");
await mkdir(bin);
await writeFile(join(bin, "forge"), `#!/bin/sh\nexec "${process.execPath}" "${FORGE}" "$@"\n`);
await chmod(join(bin, "forge"), 0o755);
await run(join(bin, "forge"), ["build", "--ast"], { cwd: project.folder });

const proved: Proved[] = [];
for (const proof of proofs) {
  proved.push({
    proof,
    verdicts: await prove(halmos, project.folder, proof),
  });
}
if (words.length === 0) await writeFile("docs/PROOFS.md", proofDocument(proved));
const open = proved.flatMap(({ proof, verdicts }) =>
  proof.laws.filter(({ name }) => verdictOf(name, verdicts) !== "proved").map(({ name }) => name),
);
if (open.length > 0) process.stdout.write(`\nNot proved: ${open.join(", ")}\n`);
process.exitCode = open.length > 0 ? 1 : 0;
