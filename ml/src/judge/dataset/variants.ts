import type { JudgeConfig } from "../config.ts";
import type { FeatureMatrix } from "../feature-matrix.ts";
import { checkShape } from "../features.ts";
import { applySteps } from "../steps/apply.ts";
import { augmentedSteps, joinMatrices } from "../train/augment.ts";
import type { Augmentation } from "../train/augmentation.ts";
import { makeRandom } from "../train/random.ts";

/** Which inputs x are made of one recording: the first is the recording as it is. */
export interface Variants {
  count: number;
  seed: number;
  augmentation: readonly Augmentation[];
}

/** A recording's spectrogram, and that of another of the same speaker and emotion if there is one. */
export interface Sources {
  own: FeatureMatrix;
  partner?: FeatureMatrix;
  /** Of the own recording. */
  contentHash: string;
}

/** The recording as it is, and nothing else. */
export const PLAIN: Variants = { count: 1, seed: 0, augmentation: [] };

/**
 * The variants of one recording, one after another: `count × rows × cols` values.
 *
 * What is random depends on the seed and the recording's content alone, not on its place in a list.
 */
export function makeVariants(
  { own, partner, contentHash }: Sources,
  judge: Pick<JudgeConfig, "features" | "network">,
  variants: Variants,
): Float64Array {
  const { steps } = judge.features;
  const size = judge.network.rows * judge.network.cols;
  const x = new Float64Array(variants.count * size);
  x.set(checkShape(applySteps(own, steps, judge.features), judge.network));
  const random = makeRandom(variants.seed ^ Number.parseInt(contentHash.slice(0, 8), 16));
  for (let variant = 1; variant < variants.count; variant++) {
    const source =
      partner !== undefined && random.next() < joinChance(variants) ? joinMatrices(own, partner) : own;
    const matrix = augmentedSteps(source, judge.features, variants.augmentation, random);
    x.set(checkShape(matrix, judge.network), variant * size);
  }
  return x;
}

/** How often a variant is of two recordings; above 0 only where the recipe joins. */
export function joinChance({ augmentation }: Variants): number {
  return augmentation.reduce((chance, each) => (each.kind === "join" ? each.chance : chance), 0);
}
