import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFileAtomic } from "../files/atomic-write.ts";
import { ignoreProgress, type OnProgress } from "../progress.ts";
import type { EzklPython } from "../python/python.ts";
import { genWitness, mockProve, type Witness } from "./witness.ts";

/** Inputs to run through a compiled circuit. */
export interface WitnessRequest {
  python: EzklPython;
  /** Path of `network.compiled`. */
  compiled: string;
  /** The text of an `input.json`. */
  input: string;
  /** Also checks every constraint on the witness (a mock proof). */
  mock?: boolean | undefined;
  /** Where to write EZKL's `witness.json`; nowhere if not given. */
  out?: string | undefined;
  onProgress?: OnProgress | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Computes what a circuit gives for inputs, by EZKL for Python, without a proof.
 *
 * @throws EzklError `PROOF_INVALID` if a constraint does not hold, `CIRCUIT_RANGE`, `EZKL_FAILED`, `CANCELLED`
 */
export async function computeWitness(request: WitnessRequest): Promise<Witness> {
  const { python, compiled, input, mock = false, out, onProgress = ignoreProgress, signal } = request;
  const work = await mkdtemp(join(tmpdir(), "ezkl-witness-"));
  try {
    const [data, witness] = [join(work, "input.json"), join(work, "witness.json")];
    await writeFile(data, input);
    onProgress({ step: "gen_witness" });
    const found = await genWitness(python, { data, compiled, witness }, signal);
    if (mock) {
      onProgress({ step: "mock" });
      await mockProve(python, { witness, compiled }, signal);
    }
    if (out !== undefined) await writeFileAtomic(out, await readFile(witness));
    return found;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
