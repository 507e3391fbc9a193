import { createProver } from "../../src/prover/create-prover.ts";
import type { ProveResult } from "../../src/prover/types.ts";
import { inputsOf, smallFolder } from "../small-circuit.ts";

/** What a process of its own made, as it prints it. */
export type PrintedResult = Pick<ProveResult, "proof" | "provingKey" | "backend" | "threads">;

/** Proves in this process with the cache at argv[2], prints the result as JSON, and leaves the prover open: it must not hold the process. */
async function main(cache: string): Promise<void> {
  const prover = await createProver({ circuit: smallFolder, backend: "wasm", threads: 2, cache });
  const { proof, provingKey, backend, threads } = await prover.prove({ inputs: inputsOf() });
  const printed: PrintedResult = { proof, provingKey, backend, threads };
  process.stdout.write(JSON.stringify(printed));
}

if (import.meta.main) await main(process.argv[2]!);
