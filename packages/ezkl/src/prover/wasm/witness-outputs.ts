import type { InputValues } from "../../circuit/input.ts";
import type { OnProgress } from "../../progress.ts";
import { runInBatches } from "../../workers.ts";
import type { WitnessOutputsShared } from "./witness-outputs-worker.ts";

export interface WitnessOutputsOptions {
  /** At most so many threads; as many as there are cores if left out. */
  workers?: number | undefined;
  onProgress?: OnProgress | undefined;
  signal?: AbortSignal | undefined;
}

/** Samples that a worker gets at a time. */
const BATCH = 16;

const script = new URL("./witness-outputs-worker.ts", import.meta.url);

/**
 * The outputs that proofs of these inputs would state: those of the witnesses that the engine computes from the compiled circuit.
 * Needs no keys and no Python.
 *
 * @param compiled - `network.compiled`
 * @returns each sample's outputs as field elements, in the order of the samples
 * @throws EzklError `CIRCUIT_RANGE` if a sample has no proof, `ARTEFACT_INVALID`, `INPUT_INVALID`, `PROVER_FAILED`, `CANCELLED`
 */
export async function witnessOutputs(
  compiled: Uint8Array,
  samples: readonly (readonly InputValues[])[],
  options: WitnessOutputsOptions = {},
): Promise<bigint[][][]> {
  return await runInBatches<readonly InputValues[], bigint[][]>(script, samples, {
    ...options,
    shared: { compiled } satisfies WitnessOutputsShared,
    batch: BATCH,
    step: "witness",
    items: "inputs",
  });
}
