import type { OnProgress } from "@idol/ezkl/progress";
import { runInBatches } from "@idol/ezkl/workers";
import type { Clip } from "../../corpora/scan.ts";
import type { JudgeConfig } from "../config.ts";
import type { ExtractReply, ExtractShared, ExtractTask } from "./extract-worker.ts";
import { joinChance, PLAIN, type Variants } from "./variants.ts";

/** Recordings as a judge sees them. */
export interface Dataset {
  /** Those of the given clips that could be read, in their order. */
  clips: Clip[];
  /** Inputs of each clip. */
  variants: number;
  /** Values of one input, `rows × cols`. */
  size: number;
  /** Variant v of clip i begins at `(i × variants + v) × size`; over shared memory, so that workers can read it. */
  x: Float64Array;
  /** Clips that no input can be made from. */
  unreadable: { path: string; reason: string }[];
}

export interface ExtractOptions {
  /** Only the recordings as they are if left out. */
  variants?: Variants;
  workers?: number;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** Clips that a worker gets at a time. */
const BATCH = 16;

const script = new URL("./extract-worker.ts", import.meta.url);

/**
 * Computes what a judge sees of each recording, over all cores, with a cache on disk.
 *
 * @throws IdolError `CANCELLED`, and `JUDGE_INVALID` where the steps do not lead to the network's input
 */
export async function extractDataset(
  clips: readonly Clip[],
  judge: Pick<JudgeConfig, "features" | "network">,
  options: ExtractOptions = {},
): Promise<Dataset> {
  const { variants = PLAIN } = options;
  const tasks = joinChance(variants) > 0 ? withPartners(clips) : clips.map((clip) => ({ clip }));
  const shared: ExtractShared = { judge: { features: judge.features, network: judge.network }, variants };
  const replies = await runInBatches<ExtractTask, ExtractReply[number]>(script, tasks, {
    shared,
    workers: options.workers,
    onProgress: options.onProgress,
    signal: options.signal,
    batch: BATCH,
    step: "features",
    items: "clips",
  });
  const replyOf = new Map(replies.map((reply, index) => [tasks[index]!.clip, reply]));
  return collect(clips, replyOf, variants.count, judge.network.rows * judge.network.cols);
}

/**
 * Gives each clip another of its corpus, speaker and emotion: the next by content hash, which is as good as any at random and
 * whose spectrogram the worker needs next anyway.
 */
function withPartners(clips: readonly Clip[]): ExtractTask[] {
  const groups = Map.groupBy(clips, ({ corpus, speaker, emotion }) => `${corpus} ${speaker} ${emotion}`);
  return [...groups.values()].flatMap((group) => {
    const ring = group.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
    if (ring.length === 1) return [{ clip: ring[0]! }];
    return ring.map((clip, index) => ({ clip, partner: ring[(index + 1) % ring.length]! }));
  });
}

function collect(
  clips: readonly Clip[],
  replyOf: ReadonlyMap<Clip, ExtractReply[number]>,
  variants: number,
  size: number,
): Dataset {
  const readable: Clip[] = [];
  const inputs: Float64Array[] = [];
  const unreadable: Dataset["unreadable"] = [];
  for (const clip of clips) {
    const reply = replyOf.get(clip)!;
    if (reply instanceof Float64Array) {
      readable.push(clip);
      inputs.push(reply);
    } else {
      unreadable.push({ path: clip.path, reason: reply.reason });
    }
  }
  const x = new Float64Array(new SharedArrayBuffer(8 * inputs.length * variants * size));
  for (const [index, input] of inputs.entries()) x.set(input, index * variants * size);
  return { clips: readable, variants, size, x, unreadable };
}
