import { spawn } from "node:child_process";
import { type CodedError, EzklError, ensureError } from "../errors.ts";

export interface ProcessResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface ProcessOptions {
  /** Written to the process's standard input. */
  input?: string;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
}

/**
 * Runs a program to its end and collects what it says.
 *
 * @returns also for a non-zero exit code
 * @throws EzklError `CANCELLED` when `signal` fires (the process is ended); the system's error when it cannot be started
 */
export function runProcess(
  file: string,
  args: readonly string[],
  { input = "", env = process.env, signal }: ProcessOptions = {},
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, signal, windowsHide: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    // A process that ends before it has read its input closes the pipe; its exit code tells the story.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    let failure: Error | undefined;
    child.on("error", (error) => {
      failure = error;
      if (child.pid === undefined) reject(error);
    });
    child.on("close", (code) => {
      if (signal?.aborted) reject(cancelled(signal));
      else if (failure) reject(failure);
      else resolve({ code, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

/** What a cancelled operation throws. */
export function cancelled(signal: AbortSignal): CodedError {
  const cause = ensureError(signal.reason);
  return new EzklError("CANCELLED", "Cancelled; nothing was written.", "Run the command again.", { cause });
}

function text(chunks: Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
