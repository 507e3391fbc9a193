import { fileURLToPath } from "node:url";
import { type ProgramRun, runProgram } from "../measure/run-program.ts";
import type { System } from "../peers/systems.ts";

/** What the child process is to prove. */
export interface PeerJob {
  system: System;
  /** Of `peerFiles`. */
  folder: string;
  input: { key: string; x: string[] };
  /** How many proofs, one after another. */
  proofs: number;
}

/** What it took, in milliseconds, and the last proof. */
export interface PeerReport {
  /** `cpu` is that of all threads, for witness and proof. */
  proofs: { witness: number; prove: number; cpu: number }[];
  /** `[score, key]`, decimal. */
  publicSignals: string[];
  /** Arguments of the Solidity verifier. */
  callData: unknown[];
}

const child = fileURLToPath(new URL("./peer.ts", import.meta.url));

/** Runs a job in a new process. @throws Error if its proof does not hold */
export async function runPeerJob(job: PeerJob): Promise<{ report: PeerReport; run: ProgramRun }> {
  const run = await runProgram({ command: process.execPath, args: [child], input: JSON.stringify(job) });
  return {
    report: JSON.parse(run.lines.findLast(({ stream }) => stream === "stdout")!.text) as PeerReport,
    run,
  };
}
