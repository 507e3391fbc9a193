import type { TypedDataDomain } from "ethers";

/** What a singer signs to have a recording revealed by anybody. Twin of `REVEAL_TYPEHASH` in Audits.sol. */
export const REVEAL_TYPES = {
  Reveal: [
    { name: "season", type: "uint256" },
    { name: "singer", type: "address" },
    { name: "uri", type: "string" },
  ],
};

/** The contest as EIP-712 wants it, so that a signature is worth nothing in another one. */
export function revealDomain({
  chainId,
  reward,
}: {
  chainId: bigint | number;
  reward: string;
}): TypedDataDomain {
  return { name: "IdolReward", version: "1", chainId, verifyingContract: reward };
}
