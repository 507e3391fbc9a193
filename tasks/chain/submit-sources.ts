import { ensureError } from "@idol/ezkl/errors";
import type { OnProgress } from "@idol/ezkl/progress";
import { verifyContract } from "@nomicfoundation/hardhat-verify/verify";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Deployed, Submission } from "./deployed.ts";

const PROVIDERS = ["etherscan", "blockscout", "sourcify"] as const;

/**
 * Submits the sources of a deployment to the explorers, one after the other. An explorer that refuses or does not answer fails nothing:
 * the contracts are deployed all the same, and it is told in the result.
 */
export async function submitSources(
  hre: HardhatRuntimeEnvironment,
  { verifier, verifierContract, reward, badge, rewardArguments }: Deployed,
  onProgress: OnProgress,
): Promise<Submission[]> {
  const contracts = [{ contract: verifierContract, address: verifier, constructorArgs: [] as string[] }];
  if (reward !== undefined)
    contracts.push({
      contract: "IdolReward",
      address: reward,
      constructorArgs: [...(rewardArguments ?? [])],
    });
  if (badge !== undefined) contracts.push({ contract: "IdolBadge", address: badge, constructorArgs: [] });
  const submissions: Submission[] = [];
  for (const provider of PROVIDERS.filter((name) => hre.config.verify[name].enabled)) {
    for (const { contract, address, constructorArgs } of contracts) {
      onProgress({ step: `Submit ${contract} to ${provider}` });
      const { sourceName } = await hre.artifacts.readArtifact(contract);
      const submitted = { address, constructorArgs, contract: `${sourceName}:${contract}`, provider };
      submissions.push({ provider, contract, ...(await submit(hre, submitted)) });
    }
  }
  return submissions;
}

async function submit(
  hre: HardhatRuntimeEnvironment,
  contract: Parameters<typeof verifyContract>[0],
): Promise<Pick<Submission, "verified" | "said">> {
  try {
    const verified = await quietly(() => verifyContract(contract, hre));
    return { verified, said: verified ? "verified" : "not verified" };
  } catch (thrown) {
    return { verified: false, said: ensureError(thrown).message.split("\n")[0] ?? "" };
  }
}

/** Runs work whose messages would mix with the result on standard output; hardhat-verify has no way to turn them off. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { log } = console;
  Object.assign(console, { log: () => {} });
  try {
    return await work();
  } finally {
    Object.assign(console, { log });
  }
}
