import { approveCurrency, fundSeason, openSeason, rewardAt } from "@idol/client";
import type { OnProgress } from "@idol/ezkl/progress";
import { ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Command } from "../sending/command.ts";
import type { Chain } from "./connect.ts";
import { deployContract } from "./deploy-contract.ts";
import type { DeploymentPlan } from "./deployed.ts";
import { isSent, STEPS } from "./deployment-order.ts";
import { checkPublicVerifier } from "./public-network.ts";
import { tryVerifier } from "./try-verifier.ts";

/** What a deployment made. */
export interface SentDeployment {
  verifier: string;
  reward: string;
  season: bigint;
}

/** Sends what is not yet there of a deployment. */
export async function sendFirstSeason(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  command: Command,
  { judge, manifest, terms, pot, currency, guardian }: DeploymentPlan,
  onProgress: OnProgress,
): Promise<SentDeployment> {
  const { signer, entry } = command;
  if (entry.finished) return entry.result as SentDeployment;
  const verifier = await command.step(STEPS.verifier, () =>
    deployContract(hre, chain, command, manifest.verifier),
  );
  await checkPublicVerifier(hre, chain, manifest, verifier);
  if (!isSent(entry, "open")) await tryVerifier(chain, judge, verifier, onProgress);
  const address = await command.step(STEPS.reward, () =>
    deployContract(hre, chain, command, "IdolReward", [signer.address, guardian]),
  );
  const reward = rewardAt(address, signer);
  if (currency.address !== ZeroAddress) {
    await command.step(STEPS.approveCurrency, () => approveCurrency(reward, currency));
  }
  const { season } = await command.step(STEPS.open, () =>
    openSeason(reward, { verifier, ...terms }, currency),
  );
  await command.step(STEPS.fund, () => fundSeason(reward, signer, season, pot, currency));
  const sent = { verifier, reward: address, season };
  Object.assign(entry, { finished: true, result: sent });
  await command.save();
  return sent;
}
