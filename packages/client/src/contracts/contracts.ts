import { Contract, type ContractRunner, Interface } from "ethers";
import { IDOL_BADGE_ABI, IDOL_REWARD_ABI } from "./generated/abi.ts";
import type { IIdolBadge } from "./generated/IIdolBadge.ts";
import type { IIdolReward } from "./generated/IIdolReward.ts";

export const REWARD = new Interface(IDOL_REWARD_ABI);
const BADGE = new Interface(IDOL_BADGE_ABI);

/** The reward contract at an address, for a provider to read or a signer to send to. */
export function rewardAt(address: string, runner?: ContractRunner | null): IIdolReward {
  return new Contract(address, REWARD, runner) as unknown as IIdolReward;
}

/** The badge contract at an address. */
export function badgeAt(address: string, runner?: ContractRunner | null): IIdolBadge {
  return new Contract(address, BADGE, runner) as unknown as IIdolBadge;
}

/** Who owns a reward contract. */
export async function ownerOf(reward: IIdolReward): Promise<string> {
  const owned = new Contract(reward, ["function owner() view returns (address)"], reward.runner);
  return await owned.getFunction("owner").staticCall();
}
