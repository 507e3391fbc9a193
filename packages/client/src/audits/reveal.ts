import type { Signer } from "ethers";
import type { ClaimId } from "../claims/claim.ts";
import type { IIdolReward } from "../contracts/contracts.ts";
import { signingDomain } from "../contracts/signing-domain.ts";
import type { Opening } from "../key/commitment.ts";
import { eventOf, type Mined, mined, type Sent, transact } from "../transactions/transact.ts";

/** What a singer signs to have a recording revealed by anybody. Twin of `REVEAL_TYPEHASH` in Audits.sol. */
export const REVEAL_TYPES = {
  Reveal: [
    { name: "season", type: "uint256" },
    { name: "singer", type: "address" },
    { name: "uri", type: "string" },
    { name: "deadline", type: "uint256" },
  ],
};

/**
 * Signs a reveal, for somebody else to send.
 *
 * @param deadline - Unix seconds after which the signature is worth nothing
 */
export async function signReveal(
  signer: Signer,
  contest: { chainId: bigint | number; reward: string },
  season: bigint,
  uri: string,
  deadline: bigint,
): Promise<string> {
  const singer = await signer.getAddress();
  return await signer.signTypedData(signingDomain(contest), REVEAL_TYPES, { season, singer, uri, deadline });
}

/** A recording that was revealed. */
export interface Revealed extends Mined {
  season: bigint;
  singer: string;
  recordingHash: string;
  uri: string;
}

/** Reveals where the sender's recording lies. @throws CONTRACT_REVERTED */
export async function reveal(
  reward: IIdolReward,
  season: bigint,
  uri: string,
  opening: Opening,
): Promise<Revealed> {
  return revealed(await transact(reward, reward.reveal, [season, uri, opening], season));
}

/** Reveals for a singer who signed it. @throws CONTRACT_REVERTED */
export async function revealFor(
  reward: IIdolReward,
  { season, singer }: ClaimId,
  uri: string,
  opening: Opening,
  { deadline, signature }: { deadline: bigint; signature: string },
): Promise<Revealed> {
  return revealed(
    await transact(reward, reward.revealFor, [season, singer, uri, opening, deadline, signature], season),
  );
}

function revealed(sent: Sent): Revealed {
  const { season, singer, recordingHash, uri } = eventOf(sent, "RecordingRevealed").args;
  return { ...mined(sent), season, singer, recordingHash, uri };
}
