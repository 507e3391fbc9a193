import { writeFileAtomic } from "@idol/ml/atomic-write.ts";
import { scanFolder } from "@idol/ml/corpora/scan.ts";
import { IdolError } from "@idol/ml/errors.ts";
import { saveJudge } from "@idol/ml/judge/judge-files.ts";
import { PLANS } from "@idol/ml/judge/presets.ts";
import { type TrainedJudge, trainJudge } from "@idol/ml/judge/train/train.ts";
import { formatTrainingLog } from "@idol/ml/judge/train/training-log.ts";
import { paths } from "@idol/ml/paths.ts";
import { describeTrained } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface TrainArguments {
  data: string | undefined;
  judge: string;
  plan: string | undefined;
  json: boolean;
}

/** A trained judge and the folder it was written to. */
export interface TrainResult extends TrainedJudge {
  folder: string;
}

export default async function train(args: TrainArguments): Promise<TrainResult> {
  const output = { json: args.json, show: describeTrained, toPrint: jsonOf };
  return await runTask(output, async ({ onProgress, signal }) => {
    const data = required(args.data ?? process.env.VOICE_DATA_DIR, "data");
    const planName = args.plan ?? args.judge;
    const plan = Object.hasOwn(PLANS, planName) ? PLANS[planName] : undefined;
    if (plan === undefined) {
      throw new IdolError(
        "OPTION_INVALID",
        `There is no plan "${planName}".`,
        `Give --plan with one of ${Object.keys(PLANS).join(", ")}, or add yours to ml/src/judge/presets.ts.`,
      );
    }
    const scan = await scanFolder(data, { onProgress, signal });
    const trained = await trainJudge(args.judge, plan, scan, { onProgress, signal });
    const judge = await saveJudge(trained.config, trained.network);
    const log = formatTrainingLog(judge.config.weightsSha256, trained.runs);
    await writeFileAtomic(paths.artefactIn(judge.folder, "training"), log);
    return { ...trained, folder: paths.judge(args.judge) };
  });
}

/** The weights are in the file. */
function jsonOf({ network: _, ...rest }: TrainResult): unknown {
  return rest;
}
