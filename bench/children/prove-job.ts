import { fileURLToPath } from "node:url";
import type { BackendName, ProveTimings } from "@idol/ml/circuit";
import { type ProgramRun, runProgram } from "../measure/run-program.ts";

/** What the child process is to prove. */
export interface ProveJob {
  /** For messages. */
  judge: string;
  /** Where network.compiled, vk.key and settings.json lie. */
  folder: string;
  /** Path of the SRS; the ceremony's by default. */
  srs?: string;
  x: number[];
  /** Decimal. */
  key: string;
  backend: BackendName;
  threads: number;
  /** Folder of the proving keys. */
  cache: string;
  /** How many proofs, one after another. */
  proofs: number;
}

/** What it took, in milliseconds. */
export interface ProveJobReport {
  /** From the first line of the program until the backend could work. */
  ready: number;
  proofs: (ProveTimings & { cpu: number; made: boolean; resident: number | undefined })[];
  proofBytes: number;
  /** The last proof, in EZKL's JSON. */
  proof: string;
}

const child = fileURLToPath(new URL("./prove.ts", import.meta.url));

/** Runs a job in a new process. */
export async function runProveJob(job: ProveJob): Promise<{ report: ProveJobReport; run: ProgramRun }> {
  const run = await runProgram({ command: process.execPath, args: [child], input: JSON.stringify(job) });
  const answer = run.lines.find(({ stream }) => stream === "stdout");
  return { report: JSON.parse(answer!.text) as ProveJobReport, run };
}
