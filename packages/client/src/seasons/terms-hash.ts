import { AbiCoder, keccak256 } from "ethers";
import { REWARD, type SeasonTermsStruct } from "../contracts/contracts.ts";

/**
 * What every key of a season binds: `keccak256(abi.encode(terms, verifierCodeHash))`, so that a proof is worth nothing where the season was
 * opened with other terms than its singer saw. Twin of `openSeason` in Seasons.sol.
 */
export function termsHashOf(terms: SeasonTermsStruct, verifierCodeHash: string): string {
  const type = REWARD.getFunction("openSeason")!.inputs[0]!;
  return keccak256(AbiCoder.defaultAbiCoder().encode([type, "bytes32"], [terms, verifierCodeHash]));
}
