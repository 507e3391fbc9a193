import { type ParsedProof, parseProof } from "@idol/ezkl/proof";
import { ZeroAddress } from "ethers";
import type { IIdolReward, SubmissionStruct } from "../contracts/contracts.ts";
import { keyBindingOf, type ProofBinding } from "../key/binding.ts";
import { commitmentOf } from "../key/commitment.ts";
import { NO_RECORDING } from "../key/no-recording.ts";
import type { Season } from "../seasons/season.ts";
import { eventOf, type Mined, mined, transact } from "../transactions/transact.ts";
import type { Consent } from "./consent.ts";

/** What a claim tells of a proof's recording until it is revealed. */
export function commitmentIn(binding: ProofBinding): string {
  const { account, opening } = keyBindingOf(binding);
  return opening === undefined ? NO_RECORDING : commitmentOf(account, opening);
}

/** What the reward contract's `claim` and `claimFor` take. In an audited season whoever sends it for the singer needs a consent. */
export function submissionOf(
  proof: string | ParsedProof,
  binding: ProofBinding,
  allowlistProof: string[] = [],
  consent?: Consent,
): SubmissionStruct {
  const { hex, instances } = typeof proof === "string" ? parseProof(proof) : proof;
  return {
    season: BigInt(binding.season),
    proof: hex,
    instances: [...instances],
    commitment: commitmentIn(binding),
    allowlistProof,
    deadline: consent?.deadline ?? 0n,
    signature: consent?.signature ?? "0x",
  };
}

/** What a claim sends along: the bond of a season in the native coin. Of an ERC-20 the contract takes it itself. */
export function nativeBond({ currency, bond }: Season["terms"]): bigint {
  return currency === ZeroAddress ? bond : 0n;
}

/** What a claim did. */
export interface Claimed extends Mined {
  singer: string;
  season: bigint;
  /** Instance units. */
  score: bigint;
  /** The prize that is owed now; zero where the claim waits for one, or only the record was bettered. */
  prize: bigint;
  /** What was posted; it is owed with the prize once the audit is over. */
  bond: bigint;
}

/**
 * Sends a claim: in the sender's own name, or relayed for the singer in the proof.
 *
 * @param overrides - the value to send along: a native bond
 * @throws CONTRACT_REVERTED with the contract's reason, before anything is sent
 */
export async function sendClaim(
  reward: IIdolReward,
  submission: SubmissionStruct,
  relay: boolean,
  overrides: { value?: bigint } = {},
): Promise<Claimed> {
  const method = relay ? reward.claimFor : reward.claim;
  const sent = await transact(reward, method, [submission, overrides], BigInt(submission.season));
  const { name, args } = eventOf(sent, "PrizeClaimed", "ScoreImproved");
  const { singer, season, score } = args;
  const won = name === "PrizeClaimed" ? { prize: args.prize, bond: args.bond } : { prize: 0n, bond: 0n };
  return { ...mined(sent), singer, season, score, ...won };
}
