import { ignoreProgress, type OnProgress } from "../progress.ts";
import { runInWorkers } from "../workers.ts";
import type { ClipFault } from "./check-worker.ts";
import type { Clip, Scan } from "./scan.ts";

export interface CheckOptions {
  /** Worker threads; as many as there are cores if left out. */
  workers?: number;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** Clips that a worker gets at a time. */
const BATCH = 32;

const script = new URL("./check-worker.ts", import.meta.url);

/**
 * Decodes every clip to its last sample, over all cores, and tells those that hold a voice from those that cannot be read or
 * hold next to nothing.
 *
 * @throws IdolError `CANCELLED`
 */
export async function checkClips(
  clips: readonly Clip[],
  options: CheckOptions = {},
): Promise<Pick<Scan, "clips" | "unreadable">> {
  const { onProgress = ignoreProgress, workers, signal } = options;
  const batches: string[][] = [];
  for (let start = 0; start < clips.length; start += BATCH)
    batches.push(clips.slice(start, start + BATCH).map(({ path }) => path));
  let done = 0;
  const replies = await runInWorkers<string[], ClipFault[]>(script, batches, {
    ...(workers !== undefined && { workers }),
    ...(signal && { signal }),
    onResult: (_, index) => {
      done += batches[index]!.length;
      onProgress({
        step: "decode",
        fraction: done / clips.length,
        detail: `${done} of ${clips.length} clips`,
      });
    },
  });
  const reasonOf = new Map(replies.flat().map(({ path, reason }) => [path, reason]));
  return {
    clips: clips.filter(({ path }) => !reasonOf.has(path)),
    unreadable: [...reasonOf].map(([path, reason]) => ({ path, reason })),
  };
}
