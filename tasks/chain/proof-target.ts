import { checkedAddress, type KeyBinding } from "@idol/client/key";
import { isHexString } from "ethers/utils";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/** What a proof is to be bound to, as far as it was given. */
export interface TargetOptions {
  account: string | undefined;
  reward: string | undefined;
  season: bigint | undefined;
  chainId: bigint | undefined;
  /** The terms hash of the season. */
  terms: string | undefined;
}

/** What a proof is bound to, and what its season asks, where a node was asked. */
export interface ProofTarget {
  key: KeyBinding;
  /** As Hardhat calls it. */
  network?: string;
  /** The singer's account, where the node has it but would send from another one. */
  from?: string;
  seasonJudgeHash?: string;
  /** The least score that wins, in instance units. */
  threshold?: bigint;
  /** Whether the season is audited, where a node was asked. */
  audited?: boolean;
  /** The words that the season asks of the singer, where a node was asked and it asks for some. */
  phrase?: string;
}

/**
 * Fills in what was not given from the network: the first signer, the deployment, the only open season, the chain id, the hash of the season's
 * terms. With everything given no node is asked.
 *
 * @throws OPTION_INVALID if the terms hash is none, or not the season's; ADDRESS_INVALID, NETWORK_UNREACHABLE, NETWORK_MISMATCH, NOT_DEPLOYED, SEASON_UNKNOWN, SEASON_AMBIGUOUS, SEASON_CLOSED
 */
export async function resolveTarget(
  options: TargetOptions,
  hre: HardhatRuntimeEnvironment,
): Promise<ProofTarget> {
  const account = options.account === undefined ? undefined : checkedAddress(options.account, "account");
  const reward = options.reward === undefined ? undefined : checkedAddress(options.reward, "reward contract");
  const { terms, chainId } = options;
  if (terms !== undefined && !isHexString(terms, 32)) {
    throw invalid(
      `--terms "${terms}" is not a hash.`,
      "Give the one that idol:status --season shows, or none.",
    );
  }
  if (
    account !== undefined &&
    reward !== undefined &&
    options.season !== undefined &&
    chainId !== undefined &&
    terms !== undefined
  ) {
    return { key: { account, reward, season: options.season, chainId, termsHash: terms } };
  }
  // Who proves without a node loads nothing of the chain.
  const [{ findContract }, { chooseSeason, isAudited, phraseOf, rewardAt, termsHashOf }] = await Promise.all([
    import("./open-reward.ts"),
    import("@idol/client"),
  ]);
  // With the account given, nothing of the network's own accounts is needed.
  const readOnly = account !== undefined;
  const { chain, address } = await findContract(hre, { reward, chainId }, readOnly);
  const season = await chooseSeason(rewardAt(address, chain.ethers.provider), options.season);
  const termsHash = termsHashOf(season.terms, season.state.verifierCodeHash);
  if (terms !== undefined && terms.toLowerCase() !== termsHash) {
    throw invalid(
      `Season ${season.number} has other terms than --terms says: their hash is ${termsHash}.`,
      "Look at them with idol:status --season, and leave --terms out if they are what you want to sing for.",
    );
  }
  const singer = account ?? (await firstSigner(chain));
  const from = account === undefined ? undefined : await fromOf(chain, account);
  const phrase = phraseOf(season, { chainId: chain.chainId, reward: address }, singer);
  return {
    key: {
      account: singer,
      reward: address,
      season: season.number,
      chainId: chain.chainId,
      termsHash,
    },
    network: chain.connection.networkName,
    ...(from === undefined ? {} : { from }),
    seasonJudgeHash: season.terms.judgeHash,
    threshold: season.terms.threshold,
    audited: isAudited(season),
    ...(phrase === undefined ? {} : { phrase }),
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

/** The account, where it is one of the node's own and not the first. */
async function fromOf(chain: Chain, account: string): Promise<string | undefined> {
  // Public nodes hold none, and some do not even answer.
  const held = await chain.ethers.getSigners().catch(() => []);
  return held.findIndex(({ address }) => address === account) > 0 ? account : undefined;
}

function invalid(message: string, remedy: string): TaskError {
  return new TaskError("OPTION_INVALID", message, remedy);
}
