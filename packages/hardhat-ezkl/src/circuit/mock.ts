import type { InputValues } from "@idol/ezkl";
import { computeWitness, type EzklPython } from "@idol/ezkl/build";
import { circuitFile, encodeInput } from "@idol/ezkl/circuit";
import type { OnProgress } from "@idol/ezkl/progress";
import type { BuiltCircuit } from "./state.ts";

/**
 * Checks every constraint of a circuit on the witness of inputs, without a proof, by EZKL for Python.
 *
 * @throws EzklError as `computeWitness`
 */
export async function mockCircuit(
  { config }: BuiltCircuit,
  inputs: readonly InputValues[],
  options: { python: EzklPython; onProgress: OnProgress; signal: AbortSignal },
): Promise<bigint[][]> {
  const compiled = circuitFile(config.folder, "compiled");
  const { outputs } = await computeWitness({ ...options, compiled, input: encodeInput(inputs), mock: true });
  return outputs;
}
