import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputValues } from "@idol/ezkl";
import { type EzklPython, genWitness, mockProve } from "@idol/ezkl/build";
import { circuitFile, encodeInput } from "@idol/ezkl/circuit";
import type { BuiltCircuit } from "./state.ts";

/**
 * Checks every constraint of a circuit on the witness of inputs, without a proof, by EZKL for Python.
 *
 * @throws EzklError `PROOF_INVALID` if a constraint does not hold, `CIRCUIT_RANGE`, `EZKL_FAILED`, `CANCELLED`
 */
export async function mockCircuit(
  { config }: BuiltCircuit,
  inputs: readonly InputValues[],
  python: EzklPython,
  signal: AbortSignal,
): Promise<bigint[][]> {
  const work = await mkdtemp(join(tmpdir(), "ezkl-mock-"));
  try {
    const [data, witness] = [join(work, "input.json"), join(work, "witness.json")];
    const compiled = circuitFile(config.folder, "compiled");
    await writeFile(data, encodeInput(inputs));
    const { outputs } = await genWitness(python, { data, compiled, witness }, signal);
    await mockProve(python, { witness, compiled }, signal);
    return outputs;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
