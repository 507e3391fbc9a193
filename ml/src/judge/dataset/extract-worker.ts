import { readFile } from "node:fs/promises";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { serveTasks } from "@idol/ezkl/workers";
import { decodeAudio } from "../../audio/decode.ts";
import type { Clip } from "../../corpora/scan.ts";
import type { JudgeConfig } from "../config.ts";
import type { FeatureMatrix } from "../feature-matrix.ts";
import { spectrogram } from "../features.ts";
import { type FeatureCache, openFeatureCache } from "./feature-cache.ts";
import { makeVariants, type Variants } from "./variants.ts";

export interface ExtractShared {
  judge: Pick<JudgeConfig, "features" | "network">;
  variants: Variants;
}

/** A clip, and another of the same speaker and emotion where the recipe joins them. */
export interface ExtractTask {
  clip: Clip;
  partner?: Clip;
}

/** The variants of each clip of a batch, or why there are none. */
export type ExtractReply = (Float64Array | { reason: string })[];

let cache: FeatureCache | undefined;

serveTasks<ExtractTask[], ExtractReply, ExtractShared>(async (tasks, shared) => {
  cache ??= openFeatureCache(shared.judge, shared.variants);
  const reply: ExtractReply = [];
  for (const task of tasks) reply.push(await extract(task, shared, cache));
  return reply;
});

async function extract(
  { clip, partner }: ExtractTask,
  shared: ExtractShared,
  cache: FeatureCache,
): Promise<ExtractReply[number]> {
  const entry = partner === undefined ? clip.hash : `${clip.hash}-${partner.hash}`;
  const known = await cache.read(entry);
  if (known !== undefined) return known;
  try {
    const own = await hear(clip, shared);
    const other = partner === undefined ? undefined : await hear(partner, shared).catch(() => undefined);
    const sources = { own, contentHash: clip.hash, ...(other && { partner: other }) };
    const x = makeVariants(sources, shared.judge, shared.variants);
    await cache.write(entry, x);
    return x;
  } catch (thrown) {
    // A recording that cannot be read is reported and left out; a judge that fits no recording is a mistake.
    if (thrown instanceof CodedError && thrown.code === "JUDGE_INVALID") throw thrown;
    return { reason: ensureError(thrown).message };
  }
}

/** The last spectrograms: a clip's partner is the next clip. */
const heard = new Map<string, FeatureMatrix>();
const HEARD = 4;

async function hear(clip: Clip, { judge }: ExtractShared): Promise<FeatureMatrix> {
  const known = heard.get(clip.hash);
  if (known !== undefined) return known;
  const matrix = spectrogram(decodeAudio(await readFile(clip.path), clip.path), judge.features);
  if (heard.size >= HEARD) heard.delete(heard.keys().next().value!);
  heard.set(clip.hash, matrix);
  return matrix;
}
