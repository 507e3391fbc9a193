import { resolve } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { readProofFile } from "../proofs/proof-file.ts";
import type { Statement } from "../proofs/statement.ts";
import { describeStatement } from "../terminal/messages.ts";
import { runTask } from "../terminal/run-task.ts";

interface VerifyArguments {
  circuit: string;
  proof: string;
  json: boolean;
}

export interface VerifyTaskResult extends Statement {
  circuit: string;
  build: string;
}

export default async function verify(
  args: VerifyArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<VerifyTaskResult> {
  return await runTask({ json: args.json, show: describe }, async ({ onProgress, signal }) => {
    const circuit = await hre.ezkl.circuit(args.circuit, { onProgress });
    try {
      const statement = await circuit.verify(await readProofFile(resolve(args.proof)), { signal });
      return { circuit: circuit.name, build: circuit.build, ...statement };
    } finally {
      await circuit.close();
    }
  });
}

function describe({ circuit, ...statement }: VerifyTaskResult): string {
  return [`The proof holds: ${circuit} gives`, ...describeStatement(statement)].join("\n");
}
