import type { TypedDataDomain } from "ethers";

/** The contest as EIP-712 wants it, so that a signature is worth nothing in another one. */
export function signingDomain({
  chainId,
  reward,
}: {
  chainId: bigint | number;
  reward: string;
}): TypedDataDomain {
  return { name: "IdolReward", version: "1", chainId, verifyingContract: reward };
}
