import type { Scan } from "../../corpora/scan.ts";
import { JUDGE_FORMAT, type Threshold } from "../config.ts";
import { type Dataset, extractDataset } from "../dataset/extract.ts";
import { separation } from "../evaluate/separation.ts";
import { FALSE_SHARE, thresholdFor } from "../evaluate/threshold.ts";
import { familyInputs } from "../gaming/family-inputs.ts";
import type { Network } from "../network.ts";
import type { GuardedPlan } from "../presets.ts";
import { dequantise, quantise } from "../quantise.ts";
import { makeTwin, scoreInteger, scoreScale } from "../twin.ts";
import { prefixOf, trainGuarded } from "./guarded.ts";
import { corpusOf } from "./line.ts";
import { splitClips } from "./split.ts";
import { describeData, inputAt, scoresOf } from "./trained-data.ts";
import type { TrainedJudge, TrainOptions } from "./trained-judge.ts";

/**
 * Trains a judge of a line and its guards, once on all and once without each corpus that is to be left out, which sets the threshold.
 *
 * The same plan on the same recordings gives the same weights, bit by bit, whatever the number of workers.
 *
 * @throws CodedError `DATA_NOT_FOUND`, `TRAINING_FAILED`, `JUDGE_INVALID`, `CANCELLED`
 */
export async function trainGuardedJudge(
  name: string,
  plan: GuardedPlan,
  scan: Pick<Scan, "clips">,
  options: TrainOptions,
): Promise<TrainedJudge> {
  const { training: recipe } = plan;
  const split = splitClips(scan.clips, recipe);
  const variants = { count: recipe.variants, seed: recipe.seed, augmentation: recipe.augmentation };
  const training = await extractDataset(split.training, plan, { ...options, variants });
  const validation = await extractDataset(split.validation, plan, options);
  const machines = familyInputs(plan, recipe.guards.sounds, recipe.seed, recipe.augmentation);
  const network = trainGuarded(plan, training, machines);
  const { notes = [], ...settings } = plan;
  return {
    config: {
      format: JUDGE_FORMAT,
      name,
      ...settings,
      threshold: thresholdAcross(plan, training, machines),
      provenance: { origin: "trained", data: describeData(training.clips), notes: [...notes] },
    },
    network,
    validation: separation(
      scoresOf(network, validation),
      validation.clips.map((clip) => clip.emotion),
    ),
    runs: [],
    unreadable: [...training.unreadable, ...validation.unreadable],
    stopped: false,
  };
}

/** The highest of the thresholds that each corpus calls for when it is left out, and of the recipe's own. */
function thresholdAcross(plan: GuardedPlan, training: Dataset, machines: Float64Array): Threshold {
  const { training: recipe, quantisation } = plan;
  const scale = scoreScale(quantisation.scale);
  const prefixes = [...new Set(recipe.leaveOut.map(prefixOf))];
  const needed = prefixes
    .filter((prefix) => training.clips.some((clip) => corpusOf(clip) === prefix))
    .map((prefix) => othersThreshold(trainGuarded(plan, training, machines, prefix), plan, training, prefix));
  const all = [quantise(recipe.leastThreshold, scale), ...needed].sort((a, b) => (a < b ? -1 : 1));
  const instance = all.at(-1)!;
  return {
    instance: String(instance),
    score: dequantise(instance, scale),
    falseShare: FALSE_SHARE,
    speakers: prefixes.map((prefix) => `${prefix}-*`),
  };
}

/** What at most a twentieth of a corpus's other emotions reach. */
function othersThreshold(network: Network, plan: GuardedPlan, training: Dataset, prefix: string): bigint {
  const twin = makeTwin(network, plan.quantisation);
  const others = training.clips.flatMap((clip, i) =>
    corpusOf(clip) === prefix && clip.emotion !== "surprise"
      ? [scoreInteger(twin, inputAt(training, i))]
      : [],
  );
  return thresholdFor(others, FALSE_SHARE);
}
