/**
 * Runs slither over the hand-written contracts, with the compiler and the OpenZeppelin that npm installed.
 * Slither comes from PyPI: `python3 -m venv .venv && .venv/bin/pip install slither-analyzer==0.11.6`; its path is the
 * first argument, what follows is passed on to it.
 */
import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the sources lie that are imported by a package's name. */
const LIBRARIES = {
  "@openzeppelin/contracts/": "node_modules/@openzeppelin/contracts/",
  "hardhat-ezkl/contracts/": "packages/hardhat-ezkl/contracts/",
};
const [slither = "slither", ...passedOn] = process.argv.slice(2);

const paths = [
  ...globSync("contracts/**/*.sol", { exclude: ["contracts/mocks/**", "contracts/generated/**"] }),
  ...Object.values(LIBRARIES).flatMap((folder) =>
    globSync(`${folder}**/*.sol`, { exclude: [`${folder}mocks/**`] }),
  ),
];
/** Standard JSON as in hardhat.config.ts; unused files of libraries are left out by following the imports. */
const input = {
  language: "Solidity",
  sources: reachable(paths),
  settings: {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 100 },
    remappings: Object.entries(LIBRARIES).map(([name, folder]) => `${name}=${folder}`),
  },
};

function reachable(files: string[]): Record<string, { content: string }> {
  const known = new Set(files);
  const sources: Record<string, { content: string }> = {};
  const waiting = files.filter((file) => /^(contracts|packages)\//.test(file));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sources[file]) continue;
    const content = readFileSync(file, "utf8");
    sources[file] = { content };
    for (const [, target = ""] of content.matchAll(/^import [^;]*?"([^"]+)";/gm)) {
      const [name = "", folder = ""] =
        Object.entries(LIBRARIES).find(([library]) => target.startsWith(library)) ?? [];
      const path = name ? folder + target.slice(name.length) : join(file, "..", target);
      if (known.has(path)) waiting.push(path);
    }
  }
  return sources;
}

/** Speaks as much of solc's command line as slither needs: `--version` and `--standard-json`. */
const compiler = `#!${process.execPath}
const { readFileSync } = require("node:fs");
const solc = require(${JSON.stringify(createRequire(import.meta.url).resolve("solc"))});
const text = process.argv.includes("--version")
  ? "solc, the solidity compiler commandline interface\\nVersion: " + solc.version() + "\\n"
  : solc.compile(readFileSync(0, "utf8"));
require("node:fs").writeSync(1, text);
`;

const folder = mkdtempSync(join(tmpdir(), "idol-slither-"));
const solc = join(folder, "solc");
const json = join(folder, "input.json");
writeFileSync(solc, compiler, { mode: 0o755 });
writeFileSync(json, JSON.stringify(input));
const child = spawn(
  slither,
  [
    json,
    "--compile-force-framework",
    "solc-json",
    "--solc",
    solc,
    "--filter-paths",
    "node_modules",
    ...passedOn,
  ],
  { stdio: "inherit" },
);
child.once("error", (error) => process.stderr.write(`${error.message}\n`));
child.once("close", (code) => {
  rmSync(folder, { recursive: true });
  process.exitCode = code ?? 1;
});
