import type { Scan } from "../../corpora/scan.ts";
import { JUDGE_FORMAT } from "../config.ts";
import { extractDataset } from "../dataset/extract.ts";
import { separation } from "../evaluate/separation.ts";
import { familyInputs } from "../gaming/family-inputs.ts";
import type { GuardedPlan } from "../presets.ts";
import { trainGuarded } from "./guarded.ts";
import { describeLeftOut, hearLeftOut, thresholdAcross } from "./hear-left-out.ts";
import { splitClips } from "./split.ts";
import { describeData, scoresOf } from "./trained-data.ts";
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
  const heardAs = recipe.dry ? withoutRoom(plan) : plan;
  const training = await extractDataset(split.training, heardAs, { ...options, variants });
  const validation = await extractDataset(split.validation, plan, options);
  const machines = familyInputs(heardAs, recipe.guards.sounds, recipe.seed, recipe.augmentation);
  const network = trainGuarded(plan, training, machines);
  const { notes = [], ...settings } = plan;
  const heard = hearLeftOut(plan, training, machines);
  const threshold = thresholdAcross(plan, heard);
  return {
    config: {
      format: JUDGE_FORMAT,
      name,
      ...settings,
      threshold,
      provenance: { origin: "trained", data: describeData(training.clips), notes: [...notes] },
    },
    network,
    validation: separation(
      scoresOf(network, validation),
      validation.clips.map((clip) => clip.emotion),
    ),
    runs: [],
    leftOut: heard.map((each) => describeLeftOut(each, plan, threshold)),
    unreadable: [...training.unreadable, ...validation.unreadable],
    stopped: false,
  };
}

/** A plan of the same network, fed as by dry recordings. */
function withoutRoom(plan: GuardedPlan): GuardedPlan {
  const steps = plan.features.steps.filter(({ step }) => step !== "dereverberate");
  return { ...plan, features: { ...plan.features, steps } };
}
