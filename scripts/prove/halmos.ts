/** Halmos, a prover for Solidity tests, in a virtual environment of its own that is made once. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Proof } from "./laws.ts";

/** The version that {@link ensureHalmos} installs. */
export const HALMOS_VERSION = "0.3.3";

const requirements = fileURLToPath(new URL("./requirements.txt", import.meta.url));

/** What halmos found of one law; see `Exitcode` in its source. */
export interface Verdict {
  readonly name: string;
  readonly exitcode: number;
  /** Paths in all, paths that came to an end without a revert, blocked paths. */
  readonly num_paths: readonly [number, number, number];
  readonly time: readonly [number, number, number];
  readonly num_bounded_loops: number;
}

/** Path of halmos: from `HALMOS_VENV`, else from one that is made in the user's cache. */
export async function ensureHalmos({ HALMOS_VENV, XDG_CACHE_HOME } = process.env): Promise<string> {
  const venv = HALMOS_VENV || join(XDG_CACHE_HOME || join(homedir(), ".cache"), `halmos-${HALMOS_VERSION}`);
  const halmos = join(venv, "bin", "halmos");
  if (existsSync(halmos)) return halmos;
  // Made beside its place and renamed, so an interrupted installation leaves nothing that looks whole.
  const work = `${venv}.${randomUUID()}`;
  await mkdir(dirname(venv), { recursive: true });
  try {
    await run("python3", ["-m", "venv", work]);
    const pip = ["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--quiet", "--no-deps"];
    await run(join(work, "bin", "python"), [...pip, "-r", requirements]);
    await rename(work, venv);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return halmos;
}

/** Proves laws of one contract of a Foundry project that is built. */
export async function prove(halmos: string, folder: string, { contract, laws }: Proof): Promise<Verdict[]> {
  const json = join(folder, `${contract}.json`);
  const python = join(dirname(halmos), "python");
  const limits = ["--loop", "8", "--solver-timeout-branching", "200ms", "--solver-timeout-assertion", "300s"];
  const options = ["--json-output", json, "--no-status", "--solver-threads", "1", ...limits];
  const chosen = `^(${laws.map(({ name }) => name).join("|")})\\(`;
  const args = ["--root", folder, "--contract", contract, "--match-test", chosen, ...options];
  // Its solvers lie beside it.
  const PATH = `${join(folder, "bin")}:${dirname(halmos)}:${process.env.PATH}`;
  await run(python, ["-m", "halmos", ...args], { cwd: folder, env: { ...process.env, PATH }, mayFail: true });
  const { test_results: results } = JSON.parse(await readFile(json, "utf8")) as {
    test_results: Record<string, Verdict[]>;
  };
  return Object.values(results).flat();
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether a status other than 0 is an answer too. */
  readonly mayFail?: boolean;
}

/** Runs a program to its end, with what it prints shown. */
export async function run(
  program: string,
  args: readonly string[],
  { mayFail = false, ...options }: RunOptions = {},
): Promise<void> {
  const child = spawn(program, args, { stdio: "inherit", ...options });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0 && !mayFail) throw new Error(`${program} ${args.join(" ")} ended with ${code}`);
}
