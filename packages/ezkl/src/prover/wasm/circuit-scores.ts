import type { OnProgress } from "../../progress.ts";
import { runInBatches } from "../../workers.ts";
import type { CircuitScoresShared } from "./circuit-scores-worker.ts";

export interface CircuitScoresOptions {
  /** At most so many threads; as many as there are cores if left out. */
  workers?: number | undefined;
  onProgress?: OnProgress | undefined;
  signal?: AbortSignal | undefined;
}

/** Pictures that a worker gets at a time. */
const BATCH = 16;

const script = new URL("./circuit-scores-worker.ts", import.meta.url);

/**
 * The scores that proofs of these pictures would state: those of the witnesses that the engine computes from the compiled circuit. Slower than an
 * integer twin, but it takes any circuit. Neither keys nor Python are needed.
 *
 * @param compiled - `network.compiled`
 * @param pictures - `rows × cols` values each, row-major
 * @returns in instance units, in the order of the pictures
 * @throws EzklError `CIRCUIT_RANGE` if a picture has no proof, `JUDGE_INVALID`, `INPUT_INVALID`, `PROVER_FAILED`, `CANCELLED`
 */
export async function circuitScores(
  compiled: Uint8Array,
  pictures: readonly ArrayLike<number>[],
  options: CircuitScoresOptions = {},
): Promise<bigint[]> {
  return await runInBatches<ArrayLike<number>, bigint>(script, pictures, {
    ...options,
    shared: { compiled } satisfies CircuitScoresShared,
    batch: BATCH,
    step: "witness",
    items: "pictures",
  });
}
