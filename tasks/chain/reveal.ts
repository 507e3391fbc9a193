import { REVEAL_TYPES, revealDomain } from "@idol/client/key/reveal.ts";
import { isHexString, type Signer } from "ethers";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { TaskError } from "../errors.ts";
import { eventOf, type Sent, transact } from "./transact.ts";

/** A recording that was revealed. */
export interface Revealed extends Omit<Sent, "events"> {
  season: bigint;
  singer: string;
  recordingHash: string;
  uri: string;
}

/** Signs a reveal, for somebody else to send. */
export async function signReveal(
  signer: Signer,
  domain: { chainId: bigint; reward: string },
  season: bigint,
  uri: string,
): Promise<string> {
  const singer = await signer.getAddress();
  return await signer.signTypedData(revealDomain(domain), REVEAL_TYPES, { season, singer, uri });
}

/** Reveals where the sender's recording lies. @throws CONTRACT_REVERTED with the contract's reason */
export async function reveal(reward: IIdolReward, season: bigint, uri: string): Promise<Revealed> {
  return revealed(await transact(reward.interface, reward.reveal, season, uri));
}

/** Reveals for a singer who signed it. @throws OPTION_INVALID, CONTRACT_REVERTED with the contract's reason */
export async function revealFor(
  reward: IIdolReward,
  season: bigint,
  singer: string,
  uri: string,
  signature: string,
): Promise<Revealed> {
  if (!isHexString(signature)) {
    throw new TaskError(
      "OPTION_INVALID",
      "--signature is not in hexadecimal.",
      "Give what idol:reveal --sign printed.",
    );
  }
  return revealed(await transact(reward.interface, reward.revealFor, season, singer, uri, signature));
}

function revealed(sent: Sent): Revealed {
  const { season, singer, recordingHash, uri } = eventOf(sent, "RecordingRevealed").args;
  return { season, singer, recordingHash, uri, transaction: sent.transaction, gasUsed: sent.gasUsed };
}
