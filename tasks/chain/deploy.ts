import { join } from "node:path";
import { checkedAddress, NATIVE, rewardAt } from "@idol/client";
import { ensureError } from "@idol/ezkl/errors";
import type { OnProgress } from "@idol/ezkl/progress";
import type { JudgeManifest } from "@idol/ml/circuit";
import { checkPlace } from "@idol/ml/proving";
import type { DeploymentParameters } from "@nomicfoundation/ignition-core";
import { ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { firstSeasonModule } from "../../deploy/modules/first-season.ts";
import { verifierModule } from "../../deploy/modules/verifier.ts";
import { TaskError } from "../errors.ts";
import { currencyOption } from "../ui/contest-options.ts";
import { placeOf } from "../workspace.ts";
import { buildContracts } from "./build-contracts.ts";
import type { Chain } from "./connect.ts";
import { deploymentFolder, findReward, resetStaleJournal } from "./deployment.ts";
import {
  type FirstSeasonOptions,
  type FirstSeasonParameters,
  firstSeasonParameters,
} from "./first-season.ts";
import { senderOf } from "./open-reward.ts";
import { readParameters, writeParameters } from "./parameter-file.ts";
import { checkAccounts, checkCeremony, checkPublicSeason, checkPublicVerifier } from "./public-network.ts";

import { forgetUnsent } from "./unsent.ts";

/** What an explorer said to a contract's source. */
export interface Submission {
  provider: "etherscan" | "blockscout" | "sourcify";
  contract: string;
  verified: boolean;
  said: string;
}

/** Where everything lies after a deployment. */
export interface Deployed {
  network: string;
  chainId: bigint;
  judge: string;
  judgeHash: string;
  verifier: string;
  /** Name of the verifier's contract. */
  verifierContract: string;
  /** Absent with `--only verifier`, as everything below. */
  reward?: string;
  badge?: string;
  season?: bigint;
  threshold?: bigint;
  scoreScale: number;
  /** Whether the journal of a restarted development chain was removed first. */
  journalReset: boolean;
  /** Whether the terms are those of an earlier run, which this one went on with. */
  resumed: boolean;
  /** What the reward contract's constructor was given, for those who submit its source. */
  rewardArguments?: [owner: string, guardian: string];
  /** What the explorers said to the sources, where they were asked. */
  verified?: Submission[];
}

/** What an organiser says of a deployment, as on the command line. */
export interface DeploymentOptions extends FirstSeasonOptions {
  /** An ERC-20's address; the native coin if not given. */
  currency?: string | undefined;
  /** Who may pause claims; nobody if not given. */
  guardian?: string | undefined;
  /** Opens a season with neither allowlist nor audit, on a public chain too. */
  open?: boolean | undefined;
}

/** Ignition's parameters, module by module. */
type Parameters = Record<string, FirstSeasonParameters | RewardParameters>;

interface RewardParameters {
  guardian: string;
}

/** Deploys a judge's verifier alone. */
export async function deployVerifier(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  judge: string,
  onProgress: OnProgress,
): Promise<Deployed> {
  const manifest = await checkPlace(judge, placeOf(judge));
  checkAccounts(chain, [(await senderOf(chain)).address]);
  const journalReset = await prepare(hre, chain, manifest, onProgress);
  onProgress({ step: "Deploy the verifier" });
  const { verifier } = await ignite(hre, chain, () =>
    chain.connection.ignition.deploy(verifierModule(manifest.verifier)),
  );
  const address = await verifier.getAddress();
  await checkPublicVerifier(hre, chain, manifest, address);
  return {
    ...identity(chain, judge, manifest, journalReset),
    resumed: false,
    verifier: address,
  };
}

/**
 * Deploys verifier and reward contract, opens the first season with the judge's published threshold, and funds it. Run again it goes on
 * where it stopped: the terms of the first run are kept.
 *
 * @throws DEPLOYMENT_REFUSED, SRS_MISSING on a public chain, see `checkPublicSeason`; or if there is a reward contract already
 */
export async function deployFirstSeason(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  options: DeploymentOptions,
  onProgress: OnProgress,
): Promise<Deployed> {
  const deployer = (await senderOf(chain)).address;
  const guardian =
    options.guardian === undefined ? ZeroAddress : checkedAddress(options.guardian, "guardian");
  const currency = await currencyOption(chain.ethers.provider, options.currency);
  const block = await chain.ethers.provider.getBlock("latest");
  const now = block?.timestamp ?? Math.floor(Date.now() / 1000);
  const { manifest, parameters } = await firstSeasonParameters(options, { sender: deployer, now, currency });
  const journalReset = await prepare(hre, chain, manifest, onProgress);
  const module = firstSeasonModule(manifest.verifier, currency === NATIVE ? "coin" : "token");
  const fresh: Parameters = { [module.id]: parameters, IdolReward: { guardian } };
  const file = join(journal(hre, chain), `${module.id}.parameters.json`);
  const earlier = chain.persistent ? ((await readParameters(file)) as Parameters | undefined) : undefined;
  const kept = earlier ?? fresh;
  const { pot, ...terms } = kept[module.id] as FirstSeasonParameters;
  const resumed = earlier !== undefined;
  if (!resumed) await requireNoReward(hre, chain);
  const toPay = resumed && (await isFunded(hre, chain)) ? 0n : pot;
  const { open = false } = options;
  await checkPublicSeason(chain, { terms, pot, toPay, currency, open, sender: deployer, others: [guardian] });
  if (chain.persistent && !resumed) await writeParameters(file, fresh);
  onProgress({ step: "Deploy the verifier" });
  const alone = await ignite(hre, chain, () =>
    chain.connection.ignition.deploy(verifierModule(manifest.verifier)),
  );
  await checkPublicVerifier(hre, chain, manifest, await alone.verifier.getAddress());
  onProgress({ step: "Deploy the reward contract, open and fund the season" });
  const { verifier, reward } = await ignite(hre, chain, () =>
    chain.connection.ignition.deploy(module, { parameters: kept as DeploymentParameters }),
  );
  const address = await reward.getAddress();
  return {
    ...identity(chain, options.judge, manifest, journalReset),
    resumed,
    verifier: await verifier.getAddress(),
    reward: address,
    badge: await rewardAt(address, chain.ethers.provider).badge(),
    rewardArguments: [deployer, (kept.IdolReward as RewardParameters).guardian],
    season: 1n,
    threshold: BigInt(terms.threshold),
  };
}

function identity(chain: Chain, judge: string, manifest: JudgeManifest, journalReset: boolean) {
  return {
    network: chain.connection.networkName,
    chainId: chain.chainId,
    judge,
    judgeHash: manifest.judgeHash,
    verifierContract: manifest.verifier,
    scoreScale: manifest.score.scale,
    journalReset,
  };
}

function journal(hre: HardhatRuntimeEnvironment, chain: Chain): string {
  return deploymentFolder(hre.config.paths.ignition, chain.chainId);
}

async function prepare(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  manifest: JudgeManifest,
  onProgress: OnProgress,
): Promise<boolean> {
  checkCeremony(chain, manifest);
  onProgress({ step: "Compile contracts" });
  await buildContracts(hre);
  return chain.persistent && (await resetStaleJournal(chain, journal(hre, chain)));
}

/** The first season has another verifier, or was paid in another currency: what comes after it is no deployment. */
async function requireNoReward(hre: HardhatRuntimeEnvironment, chain: Chain): Promise<void> {
  const reward = await findReward(chain, hre.config.paths.ignition);
  if (reward === undefined) return;
  throw new TaskError(
    "DEPLOYMENT_REFUSED",
    `Network "${chain.connection.networkName}" has the reward contract ${reward} already, with another first season.`,
    "Open one more with idol:season open; a new judge's verifier is deployed with idol:deploy --only verifier --judge NAME.",
  );
}

/** Whether the first season got its pot in an earlier run. */
async function isFunded(hre: HardhatRuntimeEnvironment, chain: Chain): Promise<boolean> {
  const address = await findReward(chain, hre.config.paths.ignition);
  if (address === undefined) return false;
  const reward = rewardAt(address, chain.ethers.provider);
  if ((await reward.seasonCount()) === 0n) return false;
  const { state } = await reward.seasonOf(1n);
  return state.pot > 0n || state.claims > 0n;
}

/** Runs an Ignition deployment; its errors become ours. */
async function ignite<Result>(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  deployment: () => Promise<Result>,
): Promise<Result> {
  try {
    return await deployment();
  } catch (thrown) {
    if (chain.persistent && (await forgetUnsent(hre, chain, journal(hre, chain), thrown))) {
      return await ignite(hre, chain, deployment);
    }
    const cause = ensureError(thrown);
    throw new TaskError(
      "TRANSACTION_FAILED",
      `The deployment on network "${chain.connection.networkName}" stopped: ${cause.message}`,
      "Mend what it names and run idol:deploy again: it goes on where it stopped. If the contracts were changed since, move the " +
        "chain's folder out of deploy/deployments to deploy anew.",
      { cause },
    );
  }
}
