import { resolve } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Outputs } from "../proofs/circuit-proof.ts";
import { readProofFile } from "../proofs/proof-file.ts";
import { describeOutputs } from "../terminal/messages.ts";
import { runTask } from "../terminal/run-task.ts";

interface VerifyArguments {
  circuit: string;
  proof: string;
  json: boolean;
}

export interface VerifyTaskResult {
  circuit: string;
  build: string;
  outputs: Outputs;
}

export default async function verify(
  args: VerifyArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<VerifyTaskResult> {
  return await runTask({ json: args.json, show: describe }, async ({ onProgress, signal }) => {
    const circuit = await hre.ezkl.circuit(args.circuit, { onProgress });
    try {
      const outputs = await circuit.verify(await readProofFile(resolve(args.proof)), { signal });
      return { circuit: circuit.name, build: circuit.build, outputs };
    } finally {
      await circuit.close();
    }
  });
}

function describe({ circuit, outputs }: VerifyTaskResult): string {
  return [`The proof holds: ${circuit} gives`, ...describeOutputs(outputs)].join("\n");
}
