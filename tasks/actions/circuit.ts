import { buildCircuit, type CircuitBuild } from "@idol/ezkl/circuit/build.ts";
import { ensureEzkl } from "@idol/ezkl/python/python.ts";
import { provideTestSrs } from "@idol/ezkl/srs/provide-srs.ts";
import { loadAnyJudge } from "@idol/ml/judge/any-judge.ts";
import { isOpaque } from "@idol/ml/judge/config.ts";
import { describeCircuit } from "../ui/messages.ts";
import { runTask } from "../ui/run-task.ts";

interface CircuitArguments {
  judge: string;
  testSrs: boolean;
  json: boolean;
}

export default async function circuit(args: CircuitArguments): Promise<CircuitBuild> {
  return await runTask({ json: args.json, show: describeCircuit }, async ({ onProgress, signal }) => {
    const { config } = await loadAnyJudge(args.judge);
    const { quantisation, features } = config;
    const python = () => ensureEzkl({ onProgress, signal });
    return await buildCircuit({
      judge: args.judge,
      quantisation,
      features,
      opaque: isOpaque(config) ? config.network : undefined,
      ...(args.testSrs && { srs: () => provideTestSrs(quantisation.logrows, python, signal) }),
      onProgress,
      signal,
    });
  });
}
