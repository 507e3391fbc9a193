import { scanFolder } from "@idol/ml/corpora";
import {
  checkReserved,
  type Evaluation,
  evaluateAndPublish,
  evaluateJudge,
  gameJudge,
  isEnough,
  isPublished,
  publishEvaluation,
  publishGaming,
  refuseReserved,
  speakersOf,
} from "@idol/ml/evaluation";
import { type AnyJudge, loadAnyJudge, loadJudge } from "@idol/ml/judges";
import { speakerMatcher } from "@idol/ml/training";
import { describeGaming, type GamingResult } from "../ui/gaming-message.ts";
import type { EvaluateResult, Unpublished } from "../ui/judge-messages.ts";
import { describeEvaluated } from "../ui/judge-messages.ts";
import { optionalCount, optionalList, refuseOption, required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface EvaluateArguments {
  judge: string;
  data: string | undefined;
  speakers: string | undefined;
  examine: boolean;
  gaming: boolean;
  publish: boolean;
  sounds: string | undefined;
  json: boolean;
}

export default async function evaluate(args: EvaluateArguments): Promise<EvaluateResult | GamingResult> {
  return args.gaming ? await game(args) : await hear(args);
}

/** Sounds of each family, and clips of each kind. */
const GAMING_COUNT = 200;

async function game(args: EvaluateArguments): Promise<GamingResult> {
  return await runTask({ json: args.json, show: describeGaming }, async ({ onProgress, signal }) => {
    refuseOption(args.speakers, "speakers", "--gaming uses all speakers but reserved ones");
    const count = optionalCount(args.sounds, "sounds") ?? GAMING_COUNT;
    const judge = await loadJudge(args.judge);
    const data = args.data ?? process.env.VOICE_DATA_DIR;
    const clips = data === undefined ? undefined : (await scanFolder(data, { onProgress, signal })).clips;
    const isReserved = speakerMatcher(speakersOf(judge.config).reserved);
    const heard = clips?.filter(({ speaker }) => !isReserved(speaker));
    const report = await gameJudge(judge, heard, { count, onProgress });
    const isWhole = args.sounds === undefined;
    return { ...report, written: args.publish && isWhole ? await publishGaming(judge, report) : [] };
  });
}

async function hear(args: EvaluateArguments): Promise<EvaluateResult> {
  return await runTask({ json: args.json, show: describeEvaluated }, async ({ onProgress, signal }) => {
    refuseOption(args.sounds, "sounds", "it is how much --gaming plays");
    const data = required(args.data ?? process.env.VOICE_DATA_DIR, "data");
    const speakers = optionalList(args.speakers, "speakers");
    const judge = await loadAnyJudge(args.judge);
    const { reserved } = speakersOf(judge.config);
    if (args.examine) checkReserved(speakers ?? [], reserved);
    else refuseReserved(speakers ?? [], reserved);
    const { clips } = await scanFolder(data, { onProgress, signal });
    const options = { onProgress, signal };
    let unpublished: Unpublished | undefined;
    if (speakers === undefined) {
      const mayPublish = async (heard: Evaluation): Promise<boolean> => {
        unpublished = await whyNot(judge, heard, "evaluation", args.publish);
        return unpublished === undefined;
      };
      const { evaluation, written } = await evaluateAndPublish(judge, clips, { ...options, mayPublish });
      return { ...evaluation, written, ...(unpublished && { unpublished }) };
    }
    const evaluation = await evaluateJudge(judge, clips, { ...options, speakers });
    unpublished = args.examine
      ? await whyNot(judge, evaluation, "acceptance", args.publish)
      : "chosen-speakers";
    if (unpublished !== undefined) return { ...evaluation, written: [], unpublished };
    return { ...evaluation, written: await publishEvaluation(judge, evaluation, "acceptance") };
  });
}

/** Why an evaluation is shown and not written: what is published others decide by, and money hangs on its threshold. */
async function whyNot(
  judge: AnyJudge,
  evaluation: Evaluation,
  as: "evaluation" | "acceptance",
  publish: boolean,
): Promise<Unpublished | undefined> {
  if (!isEnough(evaluation)) return "too-few";
  return !publish && (await isPublished(judge, as)) ? "published-before" : undefined;
}
