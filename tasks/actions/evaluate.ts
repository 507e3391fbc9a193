import { scanFolder } from "@idol/ml/corpora";
import {
  checkReserved,
  type Evaluation,
  evaluateAndPublish,
  evaluateJudge,
  publishEvaluation,
  refuseReserved,
  speakersOf,
} from "@idol/ml/evaluation";
import { loadAnyJudge } from "@idol/ml/judges";
import { describeEvaluated } from "../ui/judge-messages.ts";
import { optionalList, required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface EvaluateArguments {
  judge: string;
  data: string | undefined;
  speakers: string | undefined;
  examine: boolean;
  json: boolean;
}

/** An evaluation and the files it went to: none for speakers of one's own choice. */
export interface EvaluateResult extends Evaluation {
  written: string[];
}

export default async function evaluate(args: EvaluateArguments): Promise<EvaluateResult> {
  return await runTask({ json: args.json, show: describeEvaluated }, async ({ onProgress, signal }) => {
    const data = required(args.data ?? process.env.VOICE_DATA_DIR, "data");
    const speakers = optionalList(args.speakers, "speakers");
    const judge = await loadAnyJudge(args.judge);
    const { reserved } = speakersOf(judge.config);
    if (args.examine) checkReserved(speakers ?? [], reserved);
    else refuseReserved(speakers ?? [], reserved);
    const { clips } = await scanFolder(data, { onProgress, signal });
    const options = { onProgress, signal };
    if (speakers === undefined) {
      const { evaluation, written } = await evaluateAndPublish(judge, clips, options);
      return { ...evaluation, written };
    }
    const evaluation = await evaluateJudge(judge, clips, { ...options, speakers });
    const written = args.examine ? await publishEvaluation(judge, evaluation, "acceptance") : [];
    return { ...evaluation, written };
  });
}
