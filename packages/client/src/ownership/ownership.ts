import { type AddressLike, type BaseContractMethod, Contract } from "ethers";
import type { IIdolReward } from "../contracts/contracts.ts";
import { type Mined, mined, transact } from "../transactions/transact.ts";

/** OpenZeppelin's Ownable2Step. */
const OWNABLE = [
  "function pendingOwner() view returns (address)",
  "function transferOwnership(address newOwner)",
  "function acceptOwnership()",
];

/** Names who is to own a reward contract, as its owner; that account accepts it then. @throws CONTRACT_REVERTED */
export async function transferOwnership(reward: IIdolReward, to: string): Promise<Mined> {
  return mined(await transact(reward, method<[AddressLike]>(reward, "transferOwnership"), [to], {}));
}

/** Takes a reward contract over, as the one that was named. @throws CONTRACT_REVERTED */
export async function acceptOwnership(reward: IIdolReward): Promise<Mined> {
  return mined(await transact(reward, method<[]>(reward, "acceptOwnership"), [], {}));
}

/** Who was named as the next owner; the zero address for nobody. */
export async function pendingOwnerOf(reward: IIdolReward): Promise<string> {
  return String(await method<[]>(reward, "pendingOwner").staticCall());
}

/** Names the guardian, as the owner; the zero address for nobody. @throws CONTRACT_REVERTED */
export async function setGuardian(reward: IIdolReward, guardian: string): Promise<Mined> {
  return mined(await transact(reward, reward.setGuardian, [guardian], {}));
}

function method<Args extends unknown[]>(reward: IIdolReward, name: string): BaseContractMethod<Args> {
  return new Contract(reward, OWNABLE, reward.runner).getFunction(
    name,
  ) as unknown as BaseContractMethod<Args>;
}
