/** A throw-away Foundry project of the contracts and their Solidity tests, compiled by npm's solc. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const require = createRequire(import.meta.url);
/** As solc's own program writes it. It is asked for at each start of forge, for which no compiler has to be loaded. */
const VERSION = (require("solc") as { version(): string }).version().replace("Emscripten.clang", "Linux.g++");

/**
 * Speaks as much of solc's command line as forge needs: `--version` and `--standard-json` on standard input. Before each run of a part of the tests
 * forge asks for the interfaces of all files, which no change of a contract's body touches: that answer is kept.
 */
const SHIM = `#!${process.execPath}
const { createHash } = require("node:crypto");
const { readFileSync, writeFileSync, writeSync } = require("node:fs");
function answer(question) {
  const { settings, sources } = JSON.parse(question);
  const compile = () => require(${JSON.stringify(require.resolve("solc"))}).compile(question);
  const wanted = Object.values(settings.outputSelection).flatMap(Object.values).flat();
  if (wanted.some((each) => each !== "abi")) return compile();
  const asked = createHash("sha256").update(JSON.stringify([settings, Object.keys(sources)]));
  const kept = __dirname + "/answers/" + asked.digest("hex");
  try {
    return readFileSync(kept, "utf8");
  } catch {
    const text = compile();
    // Of a mutant that does not compile nothing is kept: the next one may.
    if (!JSON.parse(text).errors?.some(({ severity }) => severity === "error")) writeFileSync(kept, text);
    return text;
  }
}
const text = process.argv.includes("--version")
  ? ${JSON.stringify(`solc, the solidity compiler commandline interface\nVersion: ${VERSION}\n`)}
  : answer(readFileSync(0, "utf8"));
for (let at = 0, bytes = Buffer.from(text); at < bytes.length; ) at += writeSync(1, bytes, at);
`;

const CONFIG = `[profile.default]
src = "contracts"
test = "test"
libs = ["node_modules"]
solc = "./solc"
evm_version = "cancun"
bytecode_hash = "none"
# A file with all its mutants in it is large.
code_size_limit = 10000000
gas_limit = "10000000000"
`;

/** The contracts that the reward contract stands on, copied too, so that they can be changed. */
const PACKAGE = "packages/hardhat-ezkl/contracts";

/** A folder to run forge in, deleted when it is disposed of. */
export interface ForgeProject extends AsyncDisposable {
  readonly folder: string;
}

/** What a project is for. */
export interface ForgeUse {
  /** Folders and files of tests that are copied. */
  readonly tests: readonly string[];
  /** More of foundry.toml: what comes first belongs to the profile. */
  readonly config: string;
}

/** Copies contracts and tests; generated verifiers stay out, for nothing in Solidity reads them. */
export async function makeForgeProject({ tests, config }: ForgeUse): Promise<ForgeProject> {
  const folder = await mkdtemp(join(tmpdir(), "idol-forge-"));
  const generated = resolve("contracts/generated");
  await cp("contracts", join(folder, "contracts"), {
    recursive: true,
    filter: (path) => resolve(path) !== generated,
  });
  await cp(PACKAGE, join(folder, PACKAGE), { recursive: true });
  for (const path of tests) await cp(path, join(folder, path), { recursive: true });
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(
    join(folder, "remappings.txt"),
    `${await readFile("remappings.txt", "utf8")}hardhat-ezkl/contracts/=${PACKAGE}/\n`,
  );
  await writeFile(join(folder, "foundry.toml"), CONFIG + config);
  await mkdir(join(folder, "answers"));
  await writeFile(join(folder, "solc"), SHIM, { mode: 0o755 });
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
