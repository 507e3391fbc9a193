import { writeFileAtomic } from "@idol/ezkl/files";
import { missingClips, scanFolder } from "@idol/ml/corpora";
import { paths, saveJudge } from "@idol/ml/judges";
import {
  formatTrainingLog,
  type JudgePlan,
  leaveOut,
  PLANS,
  sampledCorpora,
  trainJudge,
} from "@idol/ml/training";
import { EXIT_INTERRUPTED } from "hardhat-ezkl/terminal";
import { TaskError } from "../errors.ts";
import { corpusName } from "../ui/corpus-option.ts";
import type { TrainResult } from "../ui/messages.ts";
import { describeTrained } from "../ui/messages.ts";
import { required } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface TrainArguments {
  data: string | undefined;
  judge: string;
  plan: string | undefined;
  leaveOut: string | undefined;
  examine: boolean;
  json: boolean;
}

export default async function train(args: TrainArguments): Promise<TrainResult> {
  const output = { json: args.json, show: describeTrained, toPrint: jsonOf };
  return await runTask(output, async ({ onProgress, signal }) => {
    const data = required(args.data ?? process.env.VOICE_DATA_DIR, "data");
    const plan = planOf(args);
    const scan = await scanFolder(data, { onProgress, signal });
    const trained = await trainJudge(args.judge, plan, scan, { onProgress, signal });
    const judge = await saveJudge(trained.config, trained.network);
    const log = formatTrainingLog(judge.config.weightsSha256, trained);
    await writeFileAtomic(paths.artefactIn(judge.folder, "training"), log);
    // A judge is there, but not the one that was asked for: what a shell would run next should not run.
    if (trained.stopped) process.exitCode = EXIT_INTERRUPTED;
    const missing = missingClips(scan, sampledCorpora(plan.training.sampling));
    const unreadable = [...scan.unreadable, ...trained.unreadable];
    return { ...trained, unreadable, folder: paths.judge(args.judge), missing };
  });
}

function planOf(args: Pick<TrainArguments, "judge" | "plan" | "leaveOut" | "examine">): JudgePlan {
  const planName = args.plan ?? args.judge;
  const plan = Object.hasOwn(PLANS, planName) ? PLANS[planName] : undefined;
  if (plan === undefined) {
    throw new TaskError(
      "OPTION_INVALID",
      `There is no plan "${planName}".`,
      `Give --plan with one of ${Object.keys(PLANS).join(", ")}, or add yours to ml/src/judge/presets.ts.`,
    );
  }
  if (args.leaveOut === undefined) return plan;
  if (Object.hasOwn(PLANS, args.judge)) {
    throw new TaskError(
      "OPTION_INVALID",
      `A judge trained without a corpus would take the place of ${args.judge}.`,
      `Give it a name of its own: --judge ${args.judge}-without-${args.leaveOut} --plan ${planName}.`,
    );
  }
  return leaveOut(plan, corpusName(args.leaveOut, "leave-out"), args.examine);
}

/** The weights are in the file. */
function jsonOf({ network: _, ...rest }: TrainResult): unknown {
  return rest;
}
