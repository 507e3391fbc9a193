import { checkedAddress, type KeyBinding } from "@idol/client/key";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/** What a proof is to be bound to, as far as it was given. */
export interface TargetOptions {
  account: string | undefined;
  reward: string | undefined;
  season: bigint | undefined;
  chainId: bigint | undefined;
}

/** What a proof is bound to, and what its season asks, where a node was asked. */
export interface ProofTarget {
  key: KeyBinding;
  /** As Hardhat calls it. */
  network?: string;
  seasonJudgeHash?: string;
  /** The least score that wins, in instance units. */
  threshold?: bigint;
  /** Whether the season is audited, where a node was asked. */
  audited?: boolean;
}

/**
 * Fills in what was not given from the network: the first signer, the deployment, the only open season, the chain id. With
 * everything given no node is asked.
 *
 * @throws ADDRESS_INVALID, NETWORK_UNREACHABLE, NETWORK_MISMATCH, NOT_DEPLOYED, SEASON_UNKNOWN, SEASON_AMBIGUOUS, SEASON_CLOSED
 */
export async function resolveTarget(
  options: TargetOptions,
  hre: HardhatRuntimeEnvironment,
): Promise<ProofTarget> {
  const account = options.account === undefined ? undefined : checkedAddress(options.account, "account");
  const reward = options.reward === undefined ? undefined : checkedAddress(options.reward, "reward contract");
  if (
    account !== undefined &&
    reward !== undefined &&
    options.season !== undefined &&
    options.chainId !== undefined
  ) {
    return { key: { account, reward, season: options.season, chainId: options.chainId } };
  }
  // Who proves without a node loads nothing of the chain.
  const [{ findContract }, { chooseSeason, isAudited, rewardAt }] = await Promise.all([
    import("./open-reward.ts"),
    import("@idol/client"),
  ]);
  // With the account given, nothing of the network's own accounts is needed.
  const readOnly = account !== undefined;
  const { chain, address } = await findContract(hre, { reward, chainId: options.chainId }, readOnly);
  const season = await chooseSeason(rewardAt(address, chain.ethers.provider), options.season);
  return {
    key: {
      account: account ?? (await firstSigner(chain)),
      reward: address,
      season: season.number,
      chainId: chain.chainId,
    },
    network: chain.connection.networkName,
    seasonJudgeHash: season.terms.judgeHash,
    threshold: season.terms.threshold,
    audited: isAudited(season),
  };
}

async function firstSigner(chain: Chain): Promise<string> {
  const [signer] = await chain.ethers.getSigners();
  if (signer !== undefined) return signer.address;
  throw new TaskError(
    "OPTION_INVALID",
    `Network "${chain.connection.networkName}" has no account of its own.`,
    "Say with --account who is to be paid.",
  );
}
