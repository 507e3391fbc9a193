import { writeFileAtomic } from "@idol/ezkl/files";
import type { Clip } from "../../corpora/scan.ts";
import { paths } from "../../paths.ts";
import { type AnyJudge, saveThreshold, scoreScaleOf } from "../any-judge.ts";
import { writeCard } from "../card/card.ts";
import type { Threshold } from "../config.ts";
import { quantise } from "../quantise.ts";
import { type EvaluateOptions, type Evaluation, evaluateJudge } from "./evaluate.ts";
import { formatEvaluation } from "./evaluation-file.ts";
import { publishedThreshold } from "./threshold.ts";

export interface PublishOptions extends Omit<EvaluateOptions, "speakers"> {
  /** Asked with the figures, before anything is written. */
  mayPublish?: (evaluation: Evaluation) => boolean | Promise<boolean>;
}

/**
 * Evaluates a judge on its validation speakers and publishes that. A judge without a threshold, as an imported one is, gets
 * the one that these speakers call for: written into its `judge.json`, and in force in the evaluation.
 *
 * @returns the evaluation, and the files written: none where it may not be published
 * @throws IdolError as `evaluateJudge` and `publishEvaluation`
 */
export async function evaluateAndPublish(
  judge: AnyJudge,
  clips: readonly Clip[],
  { mayPublish = () => true, ...options }: PublishOptions = {},
): Promise<{ evaluation: Evaluation; written: string[] }> {
  const evaluation = await evaluateJudge(judge, clips, options);
  if (!(await mayPublish(evaluation))) return { evaluation, written: [] };
  if (judge.config.threshold !== null)
    return { evaluation, written: await publishEvaluation(judge, evaluation, "evaluation") };
  const threshold = thresholdOf(evaluation, scoreScaleOf(judge.config));
  const settled = await saveThreshold(judge, threshold);
  const anew = await evaluateJudge(settled, clips, options);
  const written = await publishEvaluation(settled, anew, "evaluation");
  return { evaluation: anew, written: [paths.artefactIn(judge.folder, "config"), ...written] };
}

/** The scores in an evaluation are the instances divided by a power of two, so that nothing is lost on the way back. */
function thresholdOf({ scores, speakers }: Evaluation, scale: number): Threshold {
  const others = scores.filter(({ emotion }) => emotion !== "surprise");
  return publishedThreshold(
    others.map(({ integer }) => quantise(integer, scale)),
    scale,
    speakers,
  );
}

/**
 * Puts an evaluation into the judge's folder, with the card that shows it: `evaluation` (the validation speakers) with its
 * pictures, `acceptance` (reserved ones) alone.
 *
 * @returns the files written
 * @throws IdolError as `readCardParts`; `DISK_FULL`
 */
export async function publishEvaluation(
  judge: AnyJudge,
  evaluation: Evaluation,
  as: "evaluation" | "acceptance",
): Promise<string[]> {
  const path = paths.artefactIn(judge.folder, as);
  await writeFileAtomic(path, formatEvaluation(evaluation));
  return [path, ...(await writeCard(judge))];
}
