import { readFile } from "node:fs/promises";
import { decodeAudio } from "../../audio/decode.ts";
import type { Clip } from "../../corpora/scan.ts";
import { ensureError, IdolError } from "../../errors.ts";
import { serveTasks } from "../../workers.ts";
import type { JudgeConfig } from "../config.ts";
import { spectrogram } from "../features.ts";
import { type FeatureCache, openFeatureCache } from "./feature-cache.ts";
import { makeVariants, type Variants } from "./variants.ts";

export interface ExtractShared {
  judge: Pick<JudgeConfig, "features" | "network">;
  variants: Variants;
}

/** The variants of each clip of a batch, or why there are none. */
export type ExtractReply = (Float64Array | { reason: string })[];

let cache: FeatureCache | undefined;

serveTasks<Clip[], ExtractReply, ExtractShared>(async (clips, shared) => {
  cache ??= openFeatureCache(shared.judge, shared.variants);
  const reply: ExtractReply = [];
  for (const clip of clips) reply.push(await extract(clip, shared, cache));
  return reply;
});

async function extract(
  clip: Clip,
  shared: ExtractShared,
  cache: FeatureCache,
): Promise<ExtractReply[number]> {
  const known = await cache.read(clip.hash);
  if (known !== undefined) return known;
  try {
    const recording = decodeAudio(await readFile(clip.path), clip.path);
    const picture = spectrogram(recording, shared.judge.features);
    const x = makeVariants(picture, clip.hash, shared.judge, shared.variants);
    await cache.write(clip.hash, x);
    return x;
  } catch (thrown) {
    // A recording that cannot be read is reported and left out; a judge that fits no recording is a mistake.
    if (thrown instanceof IdolError && thrown.code === "JUDGE_INVALID") throw thrown;
    return { reason: ensureError(thrown).message };
  }
}
