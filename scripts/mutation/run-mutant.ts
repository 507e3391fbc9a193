/** Asks the Solidity tests whether they notice a mutant. */
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ForgeProject } from "../forge/project.ts";
import type { Killers } from "./killers.ts";
import type { Mutant } from "./mutants.ts";
import { SWITCH } from "./schema.ts";

/** What became of a mutant: noticed, not noticed, or no program at all. */
export type Fate = "killed" | "survived" | "stillborn";

const FORGE = createRequire(import.meta.url).resolve("@foundry-rs/forge/bin.mjs");
/** On a busy machine a run of all takes minutes. */
const LIMIT_MS = 1_800_000;
const TIMED_OUT = -1;
/** Writes the files that hold all mutants into a project. */
export async function addMutants(project: ForgeProject, files: ReadonlyMap<string, string>): Promise<void> {
  await writeFile(join(project.folder, "contracts/Switch.sol"), SWITCH);
  for (const [path, content] of files) await writeFile(join(project.folder, path), content);
}

/** Throws unless the tests of a project pass with the contracts as they are. */
export async function requirePassing({ folder }: ForgeProject): Promise<void> {
  const { fate, output } = await test(folder, []);
  if (fate !== "survived") throw new Error(`the tests fail without any mutant:\n${output.slice(-4000)}`);
}

/** Runs the tests of a project against one mutant: those that noticed others first. */
export async function runMutant(project: ForgeProject, mutant: Mutant, killers: Killers): Promise<Fate> {
  const { folder } = project;
  const { id, file, content } = mutant;
  const inTurn = (options: string[]) => askInTurn(folder, killers, options);
  if (content === undefined) {
    return await inTurn(["--block-coinbase", `0x${id.toString(16).padStart(40, "0")}`]);
  }
  const path = join(folder, file);
  const before = await readFile(path);
  await writeFile(path, content);
  try {
    return await inTurn([]);
  } finally {
    await writeFile(path, before);
  }
}

async function askInTurn(folder: string, killers: Killers, options: string[]): Promise<Fate> {
  const { glob } = killers;
  for (const turn of [...(glob ? [["--match-path", glob]] : []), []]) {
    const { fate, output } = await test(folder, ["--fail-fast", ...options, ...turn]);
    killers.learn(output);
    if (fate !== "survived") return fate;
  }
  return "survived";
}

/** A run without tests, or one that broke down, says nothing, and is an error here. */
async function test(folder: string, options: string[]): Promise<{ fate: Fate; output: string }> {
  const { code, output } = await forge(folder, ["test", ...options]);
  return { fate: fateOf(code, output), output };
}

function fateOf(code: number, output: string): Fate {
  if (code === 0 && /[1-9]\d* tests passed, 0 failed/.test(output)) return "survived";
  if (output.includes("Compiler run failed")) return "stillborn";
  // A test that never ends has failed.
  if (code === TIMED_OUT || output.includes("\nFailing tests:")) return "killed";
  throw new Error(`forge gave no verdict (exit ${code}):\n${output.slice(-2000)}`);
}

async function forge(cwd: string, args: string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, FOUNDRY_DISABLE_NIGHTLY_WARNING: "1", NO_COLOR: "1" };
  const child = spawn(process.execPath, [FORGE, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: LIMIT_MS,
    env,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode, signal) => resolve(signal ? TIMED_OUT : (exitCode ?? 1)));
  });
  return { code, output };
}
