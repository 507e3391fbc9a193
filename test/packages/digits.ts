import { execFile, spawn } from "node:child_process";
import { cp, open, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const EXAMPLE = fileURLToPath(new URL("../../examples/digits", import.meta.url));
/** What a stranger finds in it: no dependency and nothing that a build made. */
const LEFT_OUT = new Set(["node_modules", "artifacts", "cache", "types"]);
const TIMEOUT_MS = 400_000;

/** Copies `examples/digits` to a folder and has npm install it, with the packages from their tarballs. */
export async function installDigits(folder: string, tarballs: readonly string[]): Promise<void> {
  await cp(EXAMPLE, folder, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  const manifest = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  for (const [name, file] of [
    ["hardhat-ezkl", /^hardhat-ezkl-/],
    ["@idol/ezkl", /^idol-ezkl-/],
  ] as const)
    manifest.devDependencies[name] = `file:${tarballs.find((tarball) => file.test(basename(tarball)))}`;
  await writeFile(`${folder}/package.json`, JSON.stringify(manifest));
  await promisify(execFile)("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    timeout: TIMEOUT_MS,
  });
}

/** Runs a project's own Hardhat, and returns its exit code and all that it said. */
export async function runHardhat(folder: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const log = join(folder, "output.log");
  // Into a file: a pipe would stay open for as long as anything that the command left behind.
  await using file = await open(log, "w");
  const child = spawn(process.execPath, [`${folder}/node_modules/hardhat/dist/src/cli.js`, ...args], {
    cwd: folder,
    // Not those of the Hardhat that runs this test: its configuration is not the project's.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("HARDHAT_"))),
    stdio: ["ignore", file.fd, file.fd],
    timeout: TIMEOUT_MS,
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status) => resolve(status ?? 1));
  });
  return { code, said: await readFile(log, "utf8") };
}
