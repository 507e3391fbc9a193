import { writeModelCard } from "@idol/ml/judge/card/card.ts";
import { loadJudge } from "@idol/ml/judge/judge-files.ts";
import { runTask } from "../ui/run-task.ts";

interface CardArguments {
  judge: string;
  json: boolean;
}

/** The model card that was written. */
export interface CardResult {
  out: string;
}

export default async function card(args: CardArguments): Promise<CardResult> {
  const output = { json: args.json, show: ({ out }: CardResult) => `Wrote ${out}` };
  return await runTask(output, async () => ({ out: await writeModelCard(await loadJudge(args.judge)) }));
}
