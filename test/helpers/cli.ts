import { spawn } from "node:child_process";
import { bin } from "./bin.ts";

/** How a command ended. */
export interface CliRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  env?: NodeJS.ProcessEnv;
  /** Sends SIGINT, as Ctrl-C does, once standard error holds this. */
  interruptAt?: RegExp;
}

/** Runs `hardhat` as a shell would. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const child = spawn(bin("hardhat"), args, {
    env: { ...process.env, CI: "", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own: Ctrl-C in a terminal reaches the shim and Node alike, and so does the signal below.
    detached: true,
  });
  let stdout = "";
  let stderr = "";
  let interrupted = false;
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
    if (!interrupted && options.interruptAt?.test(stderr)) {
      interrupted = true;
      process.kill(-child.pid!, "SIGINT");
    }
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    // A shell reports a program that SIGINT ended as 130, whether the shim or the program itself says so.
    child.once("close", (exitCode, ended) => resolve(ended === "SIGINT" ? 130 : exitCode));
  });
  return { code, stdout, stderr };
}
