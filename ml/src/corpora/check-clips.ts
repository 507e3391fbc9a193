import type { OnProgress } from "@idol/ezkl/progress";
import { runInBatches } from "@idol/ezkl/workers";
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
  const files = clips.map(({ path }) => path);
  const faults = await runInBatches<string, ClipFault>(script, files, {
    ...options,
    batch: BATCH,
    step: "decode",
    items: "clips",
  });
  const reasonOf = new Map(faults.map(({ path, reason }) => [path, reason]));
  return {
    clips: clips.filter(({ path }) => !reasonOf.has(path)),
    unreadable: [...reasonOf].map(([path, reason]) => ({ path, reason })),
  };
}
