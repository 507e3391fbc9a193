import { Contract, type ContractRunner, Interface } from "ethers";
import { BADGE_ABI, REWARD_ABI } from "./generated/abi.ts";
import type { IIdolReward } from "./generated/IIdolReward.ts";

export type {
  ClaimStructOutput,
  IIdolReward,
  SeasonStateStructOutput,
  SeasonTermsStruct,
  SeasonTermsStructOutput,
  SubmissionStruct,
  SubmissionStructOutput,
} from "./generated/IIdolReward.ts";

export const REWARD = new Interface(REWARD_ABI);

/** The reward contract at an address, for a provider to read or a signer to send to. */
export function rewardAt(address: string, runner?: ContractRunner | null): IIdolReward {
  return new Contract(address, REWARD, runner) as unknown as IIdolReward;
}

/** Who owns a reward contract. */
export async function ownerOf(reward: IIdolReward): Promise<string> {
  const owned = new Contract(reward, ["function owner() view returns (address)"], reward.runner);
  return await owned.getFunction("owner").staticCall();
}

/** What is asked of a badge contract. */
export interface Badges {
  badgeIdOf(season: bigint, singer: string): Promise<bigint>;
  ownerOf(id: bigint): Promise<string>;
  locked(id: bigint): Promise<boolean>;
  tokenURI(id: bigint): Promise<string>;
}

/** The badge contract of a reward contract. */
export async function badgesOf(reward: IIdolReward): Promise<Badges> {
  return new Contract(await reward.badge(), BADGE_ABI, reward.runner) as unknown as Badges;
}
