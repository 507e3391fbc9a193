import { buildCircuit, type CircuitBuild } from "@idol/ml/circuit/build.ts";
import { loadJudge } from "@idol/ml/judge/judge-files.ts";
import { describeCircuit } from "../ui/messages.ts";
import { runTask } from "../ui/run-task.ts";

interface CircuitArguments {
  judge: string;
  json: boolean;
}

export default async function circuit(args: CircuitArguments): Promise<CircuitBuild> {
  return await runTask({ json: args.json, show: describeCircuit }, async ({ onProgress, signal }) => {
    const { config } = await loadJudge(args.judge);
    return await buildCircuit({
      judge: args.judge,
      quantisation: config.quantisation,
      onProgress,
      signal,
    });
  });
}
