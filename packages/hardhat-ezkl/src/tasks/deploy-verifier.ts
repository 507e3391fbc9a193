import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { compileVerifier } from "../chain/artifact.ts";
import { type DeployedVerifier, deployVerifier } from "../chain/deploy.ts";
import { recordDeployment } from "../chain/deployments.ts";
import { runTask } from "../terminal/run-task.ts";

interface DeployArguments {
  circuit: string;
  json: boolean;
}

export interface DeployTaskResult extends DeployedVerifier {
  circuit: string;
  build: string;
  network: string;
  /** Whether the chain is gone when the task ends. */
  passing: boolean;
}

export default async function deploy(
  args: DeployArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<DeployTaskResult> {
  return await runTask({ json: args.json, show: describe }, async () => {
    const { built, name, build } = await hre.ezkl.circuit(args.circuit);
    const artifact = await compileVerifier(hre, built.config);
    const connection = await hre.network.getOrCreate();
    const deployed = await deployVerifier(connection, built, artifact);
    const passing = connection.networkConfig.type === "edr-simulated";
    if (!passing) await recordDeployment(built, deployed.chainId, deployed);
    return { circuit: name, build, network: connection.networkName, passing, ...deployed };
  });
}

function describe({ circuit, address, network, chainId, gas, passing }: DeployTaskResult): string {
  const end = passing ? "\nThat chain ends with this command: give --network for one that stays." : "";
  return `The verifier of ${circuit} is at ${address} on network "${network}" (chain ${chainId}), for ${gas} gas.${end}`;
}
