import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkCircuit } from "@idol/ml/circuit/artefacts.ts";
import type { Manifest } from "@idol/ml/circuit/manifest.ts";
import { ensureError, IdolError } from "@idol/ml/errors.ts";
import type { OnProgress } from "@idol/ml/progress.ts";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { firstSeasonModule } from "../../deploy/modules/first-season.ts";
import { verifierModule } from "../../deploy/modules/verifier.ts";
import { type Chain, isDevelopmentChain } from "./connect.ts";
import { deploymentFolder, resetStaleJournal } from "./deployment.ts";
import { type FirstSeasonParameters, firstSeasonParameters, type SeasonWish } from "./first-season.ts";
import { buildContracts } from "./reward.ts";

/** Where everything lies after a deployment. */
export interface Deployed {
  network: string;
  chainId: bigint;
  judge: string;
  judgeHash: string;
  verifier: string;
  /** Absent with `--only verifier`. */
  reward?: string;
  season?: bigint;
  threshold?: bigint;
  scoreScale: number;
  /** Whether the journal of a restarted development chain was removed first. */
  journalReset: boolean;
}

/** Deploys a judge's verifier alone. */
export async function deployVerifier(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  judge: string,
  onProgress: OnProgress,
): Promise<Deployed> {
  const manifest = await checkCircuit(judge);
  const journalReset = await prepare(hre, chain, manifest, onProgress);
  const { verifier } = await ignite(chain, () =>
    chain.connection.ignition.deploy(verifierModule(manifest.verifier)),
  );
  return {
    ...identity(chain, judge, manifest, journalReset),
    verifier: await verifier.getAddress(),
  };
}

/**
 * Deploys verifier and reward contract, opens the first season with the judge's published threshold, and funds it. Run again it goes on
 * where it stopped: the times of the first run are kept.
 */
export async function deployFirstSeason(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  wish: SeasonWish,
  onProgress: OnProgress,
): Promise<Deployed> {
  const [deployer] = await chain.ethers.getSigners();
  if (deployer === undefined) {
    throw new IdolError(
      "NETWORK_MISMATCH",
      `Network "${chain.connection.networkName}" has no account to deploy from.`,
      "Give it `accounts` in hardhat.config.ts.",
    );
  }
  const block = await chain.ethers.provider.getBlock("latest");
  const { manifest, parameters } = await firstSeasonParameters(
    wish,
    deployer.address,
    block?.timestamp ?? Math.floor(Date.now() / 1000),
  );
  const journalReset = await prepare(hre, chain, manifest, onProgress);
  const module = firstSeasonModule(manifest.verifier);
  const kept = chain.persistent
    ? await keepParameters(join(journal(hre, chain), `${module.id}.parameters.json`), parameters)
    : parameters;
  onProgress({ step: "Deploy verifier and reward contract, open and fund the season" });
  const { verifier, reward } = await ignite(chain, () =>
    chain.connection.ignition.deploy(module, { parameters: { [module.id]: kept } }),
  );
  return {
    ...identity(chain, wish.judge, manifest, journalReset),
    verifier: await verifier.getAddress(),
    reward: await reward.getAddress(),
    season: 1n,
    threshold: BigInt(kept.threshold as bigint),
  };
}

function identity(chain: Chain, judge: string, manifest: Manifest, journalReset: boolean) {
  return {
    network: chain.connection.networkName,
    chainId: chain.chainId,
    judge,
    judgeHash: manifest.judgeHash,
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
  manifest: Manifest,
  onProgress: OnProgress,
): Promise<boolean> {
  if (manifest.srs.origin !== "ceremony" && !isDevelopmentChain(chain.chainId)) {
    throw new IdolError(
      "SRS_MISSING",
      `The circuit was built under an insecure test SRS, whose maker can forge any proof; chain ${chain.chainId} is public.`,
      "Build it under the ceremony's SRS: put the file into ml/srs and run idol:circuit.",
    );
  }
  onProgress({ step: "Compile contracts" });
  await buildContracts(hre);
  return chain.persistent && (await resetStaleJournal(chain, journal(hre, chain)));
}

/** Times must not change between two runs of one deployment: the first run's parameters are written down and used again. */
async function keepParameters(path: string, fresh: FirstSeasonParameters): Promise<FirstSeasonParameters> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    await mkdir(dirname(path), { recursive: true });
    const written = JSON.stringify(
      fresh,
      (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value),
      2,
    );
    await writeFile(`${path}.new`, `${written}\n`);
    await rename(`${path}.new`, path);
    return fresh;
  }
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === "string" && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  ) as FirstSeasonParameters;
}

/** Runs an Ignition deployment; its errors become ours. */
async function ignite<Result>(chain: Chain, deployment: () => Promise<Result>): Promise<Result> {
  try {
    return await deployment();
  } catch (thrown) {
    const cause = ensureError(thrown);
    throw new IdolError(
      "TRANSACTION_FAILED",
      `The deployment on network "${chain.connection.networkName}" stopped: ${cause.message}`,
      "Mend what it names and run idol:deploy again: it goes on where it stopped. If the contracts were changed since, move the " +
        "chain's folder out of deploy/deployments to deploy anew.",
      { cause },
    );
  }
}
