import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { childrenCpuSeconds, MemoryWatch } from "./process-tree.ts";

/** A line that a program wrote, and when: seconds since it was started. */
export interface Line {
  stream: "stdout" | "stderr";
  text: string;
  seconds: number;
}

/** What a program took, from the call that starts it to its end. */
export interface ProgramRun {
  seconds: number;
  /** Processor time of all its threads and of the programs that it waited for; `undefined` where the system does not tell. */
  cpuSeconds: number | undefined;
  /** Peak of its memory and its descendants', in bytes; `undefined` where the system does not tell. */
  peakBytes: number | undefined;
  lines: Line[];
}

/** A program and how to start it. */
export interface Program {
  command: string;
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Written to its standard input. */
  input?: string;
}

/** Runs a program to its end and measures it. @throws Error with what it said, if its exit code is not 0 */
export async function runProgram({ command, args = [], env, cwd, input = "" }: Program): Promise<ProgramRun> {
  const cpuBefore = childrenCpuSeconds();
  const started = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
  });
  // A program that ends without reading closes the pipe.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const watch = child.pid === undefined ? undefined : new MemoryWatch(child.pid);
  const lines: Line[] = [];
  for (const stream of ["stdout", "stderr"] as const) {
    createInterface({ input: child[stream] }).on("line", (text) => {
      lines.push({ stream, text, seconds: (performance.now() - started) / 1000 });
    });
  }
  const exited = once(child, "exit").then(() => (performance.now() - started) / 1000);
  const [code] = (await once(child, "close")) as [number | null];
  const seconds = await exited;
  const peakBytes = watch?.stop();
  const cpuAfter = childrenCpuSeconds();
  const cpuSeconds = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
  if (code !== 0) {
    const said = lines.map(({ text }) => text).join("\n");
    throw new Error(`${command} ${args.join(" ")} ended with code ${code}:\n${said}`);
  }
  return { seconds, cpuSeconds, peakBytes, lines };
}
