import { resolve } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { mockCircuit } from "../circuit/mock.ts";
import { pythonFor } from "../circuit/python.ts";
import { readInputs } from "../model/project-model.ts";
import { valuesOf } from "../proofs/statement.ts";
import { describeValues } from "../terminal/messages.ts";
import { required } from "../terminal/options.ts";
import { runTask } from "../terminal/run-task.ts";
import type { WitnessTaskResult } from "./witness.ts";

interface MockArguments {
  circuit: string;
  input: string | undefined;
  json: boolean;
}

export default async function mock(
  args: MockArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<WitnessTaskResult> {
  return await runTask({ json: args.json, show: describe }, async ({ onProgress, signal }) => {
    const path = resolve(required(args.input, "input"));
    const circuit = await hre.ezkl.circuit(args.circuit);
    const inputs = await readInputs(path, circuit.built.model);
    const python = await pythonFor({ ...hre.config.ezkl, onProgress, signal });
    const outputs = await mockCircuit(circuit.built, inputs, { python, onProgress, signal });
    const named = circuit.outputs.map((tensor, index) => [
      tensor.name,
      valuesOf(outputs[index] ?? [], tensor),
    ]);
    return { circuit: circuit.name, build: circuit.build, outputs: Object.fromEntries(named) };
  });
}

function describe({ circuit, outputs }: WitnessTaskResult): string {
  return [`Every constraint of ${circuit} holds; it gives`, ...describeValues(outputs)].join("\n");
}
