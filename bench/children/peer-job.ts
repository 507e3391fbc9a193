import { fileURLToPath } from "node:url";
import { type ProgramRun, runProgram } from "../measure/run-program.ts";

/** What the child process is to prove. */
export interface Groth16Job {
  /** Of `groth16Files`. */
  folder: string;
  input: { key: string; x: string[] };
}

/** What it took, in milliseconds, and the proof. */
export interface Groth16Report {
  witness: number;
  prove: number;
  verify: number;
  holds: boolean;
  /** `[score, key]`, decimal. */
  publicSignals: string[];
  /** Arguments of the Solidity verifier. */
  callData: unknown[];
}

const child = fileURLToPath(new URL("./groth16.ts", import.meta.url));

/** Runs a job in a new process. @throws Error if its proof does not hold */
export async function runGroth16Job(job: Groth16Job): Promise<{ report: Groth16Report; run: ProgramRun }> {
  const run = await runProgram({ command: process.execPath, args: [child], input: JSON.stringify(job) });
  const report = JSON.parse(run.lines.findLast(({ stream }) => stream === "stdout")!.text) as Groth16Report;
  if (!report.holds) throw new Error("snarkjs's proof does not verify");
  return { report, run };
}
