import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { allowlistRootOf } from "../allowlist/allowlist.ts";
import { type Chain, connectChain } from "../chain/connect.ts";
import { deployFirstSeason, deployVerifier, dryRunDeployment } from "../chain/deploy.ts";
import type { Deployed, DryRun } from "../chain/deployed.ts";
import type { DeploymentOptions } from "../chain/first-season.ts";
import { submitSources } from "../chain/submit-sources.ts";
import { TaskError } from "../errors.ts";
import { describeDeployed } from "../ui/messages.ts";
import { refuseOption } from "../ui/options.ts";
import { describeDryRun } from "../ui/plan-messages.ts";
import { runTask, type TaskContext } from "../ui/run-task.ts";

interface DeployArguments extends Omit<DeploymentOptions, "badge"> {
  only: string | undefined;
  allowlist: string | undefined;
  noBadge: boolean;
  safe: string | undefined;
  verify: boolean;
  dryRun: boolean;
  json: boolean;
}

export default async function deploy(
  args: DeployArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<Deployed | DryRun> {
  return await runTask<Deployed | DryRun>({ json: args.json, show: describe }, async (running) => {
    if (args.only !== undefined && args.only !== "verifier") {
      throw new TaskError(
        "OPTION_INVALID",
        `--only "${args.only}" is not known.`,
        "Give --only verifier, or nothing.",
      );
    }
    refuseOption(
      args.safe,
      "safe",
      "a Safe's batch makes no contracts; deploy with a key of your own, then let the Safe take over with idol:owner",
    );
    const deployed = await deployAsked(hre, await connectChain(hre), args, running);
    if (!args.verify || "dryRun" in deployed) return deployed;
    return { ...deployed, verified: await submitSources(hre, deployed, running.onProgress) };
  });
}

function describe(result: Deployed | DryRun): string {
  return "dryRun" in result ? describeDryRun(result) : describeDeployed(result);
}

async function deployAsked(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  args: DeployArguments,
  running: TaskContext,
): Promise<Deployed | DryRun> {
  if (args.only === "verifier") return await deployVerifier(hre, chain, args.judge, running);
  const allowlistRoot = await allowlistRootOf(args.allowlist, args.allowlistRoot);
  const options = { ...args, allowlistRoot, badge: !args.noBadge };
  return await (args.dryRun ? dryRunDeployment : deployFirstSeason)(hre, chain, options, running);
}
