import { writeCard } from "@idol/ml/evaluation";
import { loadAnyJudge } from "@idol/ml/judges";
import { describeCard } from "../ui/judge-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface CardArguments {
  judge: string;
  json: boolean;
}

/** The model card and the pictures that were written. */
export interface CardResult {
  written: string[];
}

export default async function card(args: CardArguments): Promise<CardResult> {
  const output = { json: args.json, show: describeCard };
  return await runTask(output, async () => ({ written: await writeCard(await loadAnyJudge(args.judge)) }));
}
