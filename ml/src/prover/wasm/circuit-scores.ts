import { ignoreProgress, type OnProgress } from "../../progress.ts";
import { runInWorkers } from "../../workers.ts";
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
 * @throws IdolError `CIRCUIT_RANGE` if a picture has no proof, `JUDGE_INVALID`, `INPUT_INVALID`, `PROVER_FAILED`, `CANCELLED`
 */
export async function circuitScores(
  compiled: Uint8Array,
  pictures: readonly ArrayLike<number>[],
  { workers, onProgress = ignoreProgress, signal }: CircuitScoresOptions = {},
): Promise<bigint[]> {
  const batches: ArrayLike<number>[][] = [];
  for (let start = 0; start < pictures.length; start += BATCH)
    batches.push(pictures.slice(start, start + BATCH));
  let done = 0;
  const shared: CircuitScoresShared = { compiled };
  const scores = await runInWorkers<ArrayLike<number>[], bigint[]>(script, batches, {
    shared,
    ...(workers !== undefined && { workers }),
    ...(signal && { signal }),
    onResult: ({ length }) => {
      done += length;
      const detail = `${done} of ${pictures.length} pictures`;
      onProgress({ step: "witness", fraction: done / pictures.length, detail });
    },
  });
  return scores.flat();
}
