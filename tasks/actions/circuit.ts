import { buildJudge, type JudgeBuild } from "@idol/ml/building";
import { isCustomOnnx } from "@idol/ml/judge";
import { loadAnyJudge } from "@idol/ml/judges";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { builderOf } from "hardhat-ezkl/build";
import { describeCircuit } from "../ui/messages.ts";
import { runTask } from "../ui/run-task.ts";
import { placeOf } from "../workspace.ts";

interface CircuitArguments {
  judge: string;
  testSrs: boolean;
  json: boolean;
}

export default async function circuit(
  args: CircuitArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<JudgeBuild> {
  return await runTask({ json: args.json, show: describeCircuit }, async ({ onProgress, signal }) => {
    const { config } = await loadAnyJudge(args.judge);
    const { quantisation, features } = config;
    return await buildJudge({
      judge: args.judge,
      quantisation,
      features,
      customOnnx: isCustomOnnx(config) ? config.network : undefined,
      place: placeOf(args.judge),
      ...builderOf(hre.config.ezkl, { insecureSrs: args.testSrs, onProgress, signal }),
    });
  });
}
