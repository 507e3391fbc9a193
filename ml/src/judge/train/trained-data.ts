import { corpusNamed } from "../../corpora/corpora.ts";
import type { Clip } from "../../corpora/scan.ts";
import type { JudgeConfig } from "../config.ts";
import type { Dataset } from "../dataset/extract.ts";
import { forward, type Network } from "../network.ts";

/** What a judge sees of a recording as it is. */
export function inputAt({ x, variants, size }: Dataset, index: number): Float64Array {
  return x.subarray(index * variants * size, (index * variants + 1) * size);
}

/** The scores of recordings as they are. */
export function scoresOf(network: Network, dataset: Dataset): number[] {
  return dataset.clips.map((_, index) => forward(network, inputAt(dataset, index)));
}

/** Clips and speakers by corpus, for a judge's provenance. */
export function describeData(clips: readonly Clip[]): JudgeConfig["provenance"]["data"] {
  return [...new Set(clips.map((clip) => clip.corpus))].sort().map((corpus) => {
    const own = clips.filter((clip) => clip.corpus === corpus);
    const speakers = new Set(own.map((clip) => clip.speaker)).size;
    return { corpus, clips: own.length, speakers, licence: corpusNamed(corpus).licence };
  });
}
