import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { allowlistRootOf } from "../allowlist/allowlist.ts";
import { type Chain, connectChain } from "../chain/connect.ts";
import { type Deployed, type DeploymentOptions, deployFirstSeason, deployVerifier } from "../chain/deploy.ts";
import { submitSources } from "../chain/submit-sources.ts";
import { TaskError } from "../errors.ts";
import { describeDeployed } from "../ui/messages.ts";
import { runTask, type TaskContext } from "../ui/run-task.ts";

interface DeployArguments extends Omit<DeploymentOptions, "badge"> {
  only: string | undefined;
  allowlist: string | undefined;
  noBadge: boolean;
  verify: boolean;
  json: boolean;
}

export default async function deploy(
  args: DeployArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<Deployed> {
  return await runTask({ json: args.json, show: describeDeployed }, async ({ onProgress }) => {
    if (args.only !== undefined && args.only !== "verifier") {
      throw new TaskError(
        "OPTION_INVALID",
        `--only "${args.only}" is not known.`,
        "Give --only verifier, or nothing.",
      );
    }
    const deployed = await deployAsked(hre, await connectChain(hre), args, onProgress);
    if (!args.verify) return deployed;
    return { ...deployed, verified: await submitSources(hre, deployed, onProgress) };
  });
}

async function deployAsked(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  args: DeployArguments,
  onProgress: TaskContext["onProgress"],
): Promise<Deployed> {
  if (args.only === "verifier") return await deployVerifier(hre, chain, args.judge, onProgress);
  const allowlistRoot = await allowlistRootOf(args.allowlist, args.allowlistRoot);
  return await deployFirstSeason(hre, chain, { ...args, allowlistRoot, badge: !args.noBadge }, onProgress);
}
