import { ZeroAddress } from "ethers";
import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { TaskError } from "../errors.ts";
import type { ClaimId } from "./claims.ts";
import { eventOf, type Sent, transact } from "./transact.ts";

/** Why an auditor rejects, in the order of `RejectReason` in IIdolAudits.sol. */
export const REASONS = ["not-revealed", "not-what-was-proved", "no-voice", "copy"] as const;
export type Reason = (typeof REASONS)[number];

/** A claim that was rejected. */
export interface Rejected extends Omit<Sent, "events"> {
  season: bigint;
  singer: string;
  reason: Reason;
  /** Prize and bond, which went to the pot. */
  returned: bigint;
}

/** @throws OPTION_INVALID */
export function parseReason(text: string): Reason {
  const reason = REASONS.find((known) => known === text);
  if (reason !== undefined) return reason;
  throw new TaskError(
    "OPTION_INVALID",
    `--reason "${text}" is not known.`,
    `Give one of ${REASONS.join(", ")}.`,
  );
}

/**
 * Rejects a claim, as the season's auditor.
 *
 * @param original - for a copy, whose claim is the earlier one
 * @throws OPTION_INVALID, CONTRACT_REVERTED with the contract's reason
 */
export async function rejectClaim(
  reward: IIdolReward,
  { season, singer }: ClaimId,
  reason: Reason,
  original?: string,
): Promise<Rejected> {
  if ((reason === "copy") !== (original !== undefined)) {
    throw new TaskError(
      "OPTION_INVALID",
      reason === "copy" ? "--original is missing." : "--original goes with --reason copy alone.",
      "For a copy, say with --original whose earlier claim it copies; idol:audit shows it.",
    );
  }
  const index = REASONS.indexOf(reason);
  const sent = await transact(
    reward.interface,
    reward.reject,
    season,
    singer,
    index,
    original ?? ZeroAddress,
  );
  const { returned } = eventOf(sent, "ClaimRejected").args;
  return { season, singer, reason, returned, transaction: sent.transaction, gasUsed: sent.gasUsed };
}
