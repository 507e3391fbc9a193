import { resolve } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NamedValues } from "../proofs/statement.ts";
import { describeValues } from "../terminal/messages.ts";
import { required } from "../terminal/options.ts";
import { runTask } from "../terminal/run-task.ts";

interface WitnessArguments {
  circuit: string;
  input: string | undefined;
  json: boolean;
}

export interface WitnessTaskResult {
  circuit: string;
  build: string;
  outputs: NamedValues;
}

export default async function witness(
  args: WitnessArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<WitnessTaskResult> {
  return await runTask({ json: args.json, show: describe }, async ({ signal }) => {
    const path = resolve(required(args.input, "input"));
    const circuit = await hre.ezkl.circuit(args.circuit);
    const outputs = await circuit.witnessFile(path, { signal });
    return { circuit: circuit.name, build: circuit.build, outputs };
  });
}

function describe({ circuit, outputs }: WitnessTaskResult): string {
  return [`${circuit} gives`, ...describeValues(outputs)].join("\n");
}
