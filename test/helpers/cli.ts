import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What `npx hardhat` runs in the end; the scripts on the way there would report 130 after any Ctrl-C, whatever the program says. */
const HARDHAT = join(createRequire(import.meta.url).resolve("hardhat/package.json"), "../dist/src/cli.js");
const CONFIG = fileURLToPath(new URL("../fixtures/cli/hardhat.config.ts", import.meta.url));

/** How a command ended. */
export interface CliRun {
  /** As a shell reports it: 128 and the signal's number for a program that a signal ended. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  env?: NodeJS.ProcessEnv;
  /** Sends SIGINT, as Ctrl-C does, once standard error holds this. */
  interruptAt?: RegExp;
  /** Where deployments and what was sent are written, instead of the project's own folder. */
  folder?: string;
  /** Blocks of 512 bytes that a file may take: to the program, the disk is full beyond them. */
  mostBlocks?: number;
}

/** A command that runs. */
export interface RunningCli {
  /** Reaches the whole process group, as a terminal's Ctrl-C does. */
  signal(name: NodeJS.Signals): void;
  /** Resolves once standard output holds this, or the command has ended. */
  said(what: RegExp): Promise<void>;
  ended: Promise<CliRun>;
}

const SIGNALS: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGKILL: 137 };

/** Starts `hardhat` as a shell would. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const own = options.folder === undefined ? [] : ["--config", CONFIG];
  const folder = options.folder === undefined ? {} : { IDOL_TEST_FOLDER: options.folder };
  const command = [process.execPath, HARDHAT, ...own, ...args];
  const limit = ["sh", "-c", 'ulimit -f "$0" && exec "$@"', `${options.mostBlocks}`];
  const [program = "", ...words] = options.mostBlocks === undefined ? command : [...limit, ...command];
  const child = spawn(program, words, {
    env: { ...process.env, CI: "", ...folder, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own: Ctrl-C in a terminal reaches the program and what it started alike, and so do the signals below.
    detached: true,
  });
  let stdout = "";
  let stderr = "";
  let interrupted = false;
  const signal = (name: NodeJS.Signals): void => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, name);
  };
  let onSaid = (): void => {};
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
    onSaid();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
    if (!interrupted && options.interruptAt?.test(stderr)) {
      interrupted = true;
      signal("SIGINT");
    }
  });
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.once("error", reject);
    // A shell reports a program that SIGINT ended as 130, whether the shim or the program itself says so.
    child.once("close", (exitCode, by) =>
      resolve({ code: by === null ? exitCode : (SIGNALS[by] ?? null), stdout, stderr }),
    );
  });
  const said = async (what: RegExp): Promise<void> => {
    const found = new Promise<void>((resolve) => {
      onSaid = () => what.test(stdout) && resolve();
      onSaid();
    });
    await Promise.race([found, ended]);
  };
  return { signal, said, ended };
}

/** Runs `hardhat` as a shell would. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return await startCli(args, options).ended;
}
