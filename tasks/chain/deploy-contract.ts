import { deliver, explainFailure } from "@idol/client";
import { ContractFactory } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { TaskError } from "../errors.ts";
import type { Command } from "../sending/command.ts";
import type { Chain } from "./connect.ts";
import { findContract, noteContract } from "./deployment.ts";

/** Deploys a contract of this workspace, unless one is written down that is on the chain. Returns its address. */
export async function deployContract(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  { signer }: Pick<Command, "signer">,
  name: string,
  args: unknown[] = [],
): Promise<string> {
  const there = await findContract(chain, name);
  if (there !== undefined) return there;
  const { abi, bytecode } = await hre.artifacts.readArtifact(name);
  const request = await new ContractFactory(abi, bytecode).getDeployTransaction(...args);
  try {
    const { contractAddress, hash } = await deliver(signer, request, () =>
      chain.ethers.provider.estimateGas({ ...request, from: signer.address }),
    );
    if (contractAddress === null) {
      throw new TaskError("TRANSACTION_FAILED", `Transaction ${hash} made no contract.`, "Check the node.");
    }
    await noteContract(chain, name, contractAddress);
    return contractAddress;
  } catch (thrown) {
    throw explainFailure(thrown);
  }
}
