import { checkedAddress, type IIdolReward, rewardAt } from "@idol/client";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { TaskError } from "../errors.ts";
import { rehearseAs } from "../sending/safe/rehearsal.ts";
import { type Chain, chainMismatch, connectChain } from "./connect.ts";
import { deployedReward } from "./deployment.ts";

/** The reward contract of a network, and who sends to it. */
export interface OpenReward {
  chain: Chain;
  reward: IIdolReward;
  address: string;
  sender: HardhatEthersSigner;
  /** The file to write what is sent to, where a Safe is to send it. */
  safe?: string;
}

/** Which contract is meant and who sends, as on the command line. */
export interface RewardOptions {
  reward: string | undefined;
  from: string | undefined;
  /** A file for a batch: then `from` is a Safe, and everything happens on a copy of the chain. */
  safe?: string | undefined;
  /** The chain that the network must be, where that is known. */
  chainId?: bigint | undefined;
}

/**
 * Connects to the network, and to the reward contract there: the one named, else that of the deployment. What is sent comes from the
 * account named, else from the network's first.
 *
 * @throws ADDRESS_INVALID, NETWORK_UNREACHABLE, NETWORK_MISMATCH, NOT_DEPLOYED, OPTION_INVALID
 */
export async function openReward(
  hre: HardhatRuntimeEnvironment,
  options: RewardOptions,
): Promise<OpenReward> {
  const { safe, from } = options;
  const { chain, address } = await findContract(hre, options, safe !== undefined);
  if (safe !== undefined) {
    const copy = await rehearseAs(hre, chain, from, safe);
    return { ...copy, address, safe, reward: rewardAt(address, copy.sender) };
  }
  const sender = await senderOf(chain, from);
  return { chain, address, sender, reward: rewardAt(address, sender) };
}

/**
 * The same for those who only look: no key is needed.
 *
 * @throws ADDRESS_INVALID, NETWORK_UNREACHABLE, NETWORK_MISMATCH, NOT_DEPLOYED
 */
export async function viewReward(
  hre: HardhatRuntimeEnvironment,
  reward: string | undefined,
): Promise<Omit<OpenReward, "sender">> {
  const { chain, address } = await findContract(hre, { reward }, true);
  return { chain, address, reward: rewardAt(address, chain.ethers.provider) };
}

/** The reward contract that is meant, and its chain. @throws as `openReward` */
export async function findContract(
  hre: HardhatRuntimeEnvironment,
  { reward, chainId }: Omit<RewardOptions, "from" | "safe">,
  readOnly: boolean,
) {
  const named = reward === undefined ? undefined : checkedAddress(reward, "reward contract");
  const chain = await connectChain(hre, { readOnly });
  if (chainId !== undefined && chainId !== chain.chainId) {
    throw chainMismatch(chain.connection.networkName, chainId, chain.chainId);
  }
  const address = named ?? (await deployedReward(chain));
  if ((await chain.ethers.provider.getCode(address)) === "0x") {
    throw new TaskError(
      "NOT_DEPLOYED",
      `There is no contract at ${address} on network "${chain.connection.networkName}".`,
      "Correct --reward or --network.",
    );
  }
  return { chain, address };
}

/** One of the network's accounts: the one named, else the first. @throws ADDRESS_INVALID, OPTION_INVALID */
export async function senderOf(chain: Chain, from?: string): Promise<HardhatEthersSigner> {
  const named = from === undefined ? undefined : checkedAddress(from, "sending account");
  const signers = await chain.ethers.getSigners();
  const sender = named === undefined ? signers[0] : signers.find(({ address }) => address === named);
  if (sender !== undefined) return sender;
  const network = chain.connection.networkName;
  throw new TaskError(
    "OPTION_INVALID",
    named === undefined
      ? `Network "${network}" has no account to send from.`
      : `Network "${network}" has no key of ${named}.`,
    "Give the network its key as a configuration variable, see docs/ORGANISER.md.",
  );
}
