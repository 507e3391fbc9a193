import { IdolError } from "@idol/ml/errors.ts";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { connectChain } from "../chain/connect.ts";
import { type Deployed, deployFirstSeason, deployVerifier } from "../chain/deploy.ts";
import { describeDeployed } from "../ui/messages.ts";
import { runTask } from "../ui/run-task.ts";

interface DeployArguments {
  judge: string;
  only: string | undefined;
  prize: string;
  pot: string;
  duration: string;
  json: boolean;
}

export default async function deploy(
  args: DeployArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<Deployed> {
  return await runTask({ json: args.json, show: describeDeployed }, async ({ onProgress }) => {
    if (args.only !== undefined && args.only !== "verifier") {
      throw new IdolError(
        "OPTION_INVALID",
        `--only "${args.only}" is not known.`,
        "Give --only verifier, or nothing.",
      );
    }
    const chain = await connectChain(hre);
    if (args.only === "verifier") return await deployVerifier(hre, chain, args.judge, onProgress);
    return await deployFirstSeason(hre, chain, args, onProgress);
  });
}
