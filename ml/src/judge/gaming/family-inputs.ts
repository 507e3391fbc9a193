import { checkSound } from "../../audio/check.ts";
import type { FeaturesConfig, JudgeConfig } from "../config.ts";
import { checkShape, spectrogram } from "../features.ts";
import { augmentedSteps } from "../train/augment.ts";
import type { Augmentation } from "../train/augmentation.ts";
import { makeRandom } from "../train/random.ts";
import { FAMILIES, FAMILY_NAMES, type Family } from "./families.ts";
import { RATE } from "./tones.ts";

/** Seeded sounds of a family that last long enough to be judged. */
export function* familySounds(family: Family, count: number, seed: number): Generator<Float64Array> {
  const random = makeRandom(seed ^ (FAMILY_NAMES.indexOf(family) * 0x9e3779b1));
  for (let made = 0; made < count; ) {
    const samples = FAMILIES[family](random);
    if (!isLongEnough(samples)) continue;
    made++;
    yield samples;
  }
}

function isLongEnough(samples: Float64Array): boolean {
  try {
    checkSound(samples, RATE);
    return true;
  } catch {
    return false;
  }
}

/** What a judge sees of one sound made here. */
function matrixOf(samples: Float64Array, features: FeaturesConfig) {
  return spectrogram({ samples, sampleRate: RATE, channels: 1 }, features);
}

/**
 * What a judge sees of seeded sounds of every family, each as it is and once augmented: the negatives of a training.
 *
 * @returns inputs, one after another
 */
export function familyInputs(
  judge: Pick<JudgeConfig, "features" | "network">,
  count: number,
  seed: number,
  augmentation: readonly Augmentation[],
): Float64Array {
  const random = makeRandom(seed);
  const inputs: Float64Array[] = [];
  const { features, network } = judge;
  for (const family of FAMILY_NAMES) {
    for (const samples of familySounds(family, count, seed)) {
      const input = matrixOf(samples, features);
      inputs.push(checkShape(augmentedSteps(input, features, [], random), network));
      inputs.push(checkShape(augmentedSteps(input, features, augmentation, random), network));
    }
  }
  const size = network.rows * network.cols;
  const all = new Float64Array(inputs.length * size);
  for (const [i, input] of inputs.entries()) all.set(input, i * size);
  return all;
}
