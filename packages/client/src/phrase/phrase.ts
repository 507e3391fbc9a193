import { AbiCoder, getBytes, keccak256 } from "ethers";
import type { KeyBinding } from "../key/key.ts";
import type { Season } from "../seasons/season.ts";
import { termsHashOf } from "../seasons/terms-hash.ts";
import { WORDS } from "./words.ts";

/** As many as a singer gets into three seconds. */
const LENGTH = 3;

/**
 * The words that a singer says in a season that asks for them: the first bytes of
 * `keccak256(abi.encode(account, chainId, reward, season, termsHash))`, a word each.
 */
export function drawPhrase({
  account,
  chainId,
  reward,
  season,
  termsHash,
}: Omit<KeyBinding, "opening">): string {
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["address", "uint256", "address", "uint256", "bytes32"],
    [account, chainId, reward, season, termsHash],
  );
  const drawn = getBytes(keccak256(encoded)).slice(0, LENGTH);
  return Array.from(drawn, (byte) => WORDS[byte]).join(" ");
}

/** The words that a season asks of a singer; undefined where it asks for none. */
export function phraseOf(
  { number, terms, state }: Season,
  { chainId, reward }: { chainId: bigint | number; reward: string },
  account: string,
): string | undefined {
  if (!terms.phrase) return undefined;
  const termsHash = termsHashOf(terms, state.verifierCodeHash);
  return drawPhrase({ account, chainId: BigInt(chainId), reward, season: number, termsHash });
}
