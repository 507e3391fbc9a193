import { resolve } from "node:path";
import { writeFileAtomic } from "@idol/ezkl/files";
import type { BackendName } from "@idol/ezkl/prover";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { formatProof } from "../proofs/circuit-proof.ts";
import type { Statement } from "../proofs/statement.ts";
import { describeStatement } from "../terminal/messages.ts";
import { backendOption, countOption, required } from "../terminal/options.ts";
import { runTask } from "../terminal/run-task.ts";

interface ProveArguments {
  circuit: string;
  input: string | undefined;
  out: string;
  backend: string;
  threads: string | undefined;
  json: boolean;
}

export interface ProveTaskResult extends Statement {
  circuit: string;
  build: string;
  out: string;
  backend: BackendName;
  threads: number;
  milliseconds: number;
}

export default async function prove(
  args: ProveArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<ProveTaskResult> {
  return await runTask({ json: args.json, show: describe }, async ({ onProgress, signal }) => {
    const path = resolve(required(args.input, "input"));
    const options = {
      backend: backendOption(args.backend),
      threads: countOption(args.threads, "threads"),
      onProgress,
    };
    const circuit = await hre.ezkl.circuit(args.circuit, options);
    try {
      const made = await circuit.proveFile(path, { signal });
      const out = resolve(args.out);
      await writeFileAtomic(out, formatProof(made.proof));
      const { inputs, outputs, hashes, backend, threads, timings } = made;
      return {
        circuit: circuit.name,
        build: circuit.build,
        out,
        inputs,
        outputs,
        hashes,
        backend,
        threads,
        milliseconds: timings.total,
      };
    } finally {
      await circuit.close();
    }
  });
}

function describe({ circuit, out, backend, threads, milliseconds, ...statement }: ProveTaskResult): string {
  const how =
    backend === "native" ? "natively" : `in WebAssembly on ${threads} thread${threads > 1 ? "s" : ""}`;
  return [
    `Proved ${circuit} ${how} in ${(milliseconds / 1000).toFixed(1)} s: ${out}`,
    ...describeStatement(statement),
  ].join("\n");
}
