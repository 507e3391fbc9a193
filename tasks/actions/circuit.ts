import { ensureEzkl } from "@idol/ezkl/build";
import { provideTestSrs } from "@idol/ezkl/srs";
import { buildJudge, type JudgeBuild } from "@idol/ml/building";
import { isCustomOnnx } from "@idol/ml/judge";
import { loadAnyJudge } from "@idol/ml/judges";
import { describeCircuit } from "../ui/messages.ts";
import { runTask } from "../ui/run-task.ts";
import { placeOf } from "../workspace.ts";

interface CircuitArguments {
  judge: string;
  testSrs: boolean;
  json: boolean;
}

export default async function circuit(args: CircuitArguments): Promise<JudgeBuild> {
  return await runTask({ json: args.json, show: describeCircuit }, async ({ onProgress, signal }) => {
    const { config } = await loadAnyJudge(args.judge);
    const { quantisation, features } = config;
    const python = () => ensureEzkl({ onProgress, signal });
    return await buildJudge({
      judge: args.judge,
      quantisation,
      features,
      customOnnx: isCustomOnnx(config) ? config.network : undefined,
      place: placeOf(args.judge),
      ...(args.testSrs && { srs: () => provideTestSrs(quantisation.logrows, python, signal) }),
      onProgress,
      signal,
    });
  });
}
