import { writeCard } from "@idol/ml/evaluation";
import { loadAnyJudge } from "@idol/ml/judges";
import type { CardResult } from "../ui/judge-messages.ts";
import { describeCard } from "../ui/judge-messages.ts";
import { runTask } from "../ui/run-task.ts";

interface CardArguments {
  judge: string;
  json: boolean;
}

export default async function card(args: CardArguments): Promise<CardResult> {
  const output = { json: args.json, show: describeCard };
  return await runTask(output, async () => ({ written: await writeCard(await loadAnyJudge(args.judge)) }));
}
