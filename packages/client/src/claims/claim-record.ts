import { toSigned } from "@idol/ezkl/proof";
import { type Rejection, readRejection } from "../audits/rejection.ts";
import type { ClaimStructOutput, IIdolReward, SubmissionStructOutput } from "../contracts/contracts.ts";
import { type ClaimId, statusOf } from "./claim.ts";

/** A claim as the chain holds it, with the transaction that made it. */
export interface ClaimRecord {
  claim: ClaimStructOutput;
  /** Where the recording lies, as the singer revealed it; empty where nothing was revealed. */
  uri: string;
  transaction: string;
  sender: string;
  /** What was submitted; undefined where the claim went through another contract, whose calldata only a tracing node could read. */
  submission: SubmissionStructOutput | undefined;
  /** Undefined where the auditor did not reject it. */
  rejection: Rejection | undefined;
}

/** Reads a claim with its events from a block on; undefined where there is none. */
export async function readClaimRecord(
  reward: IIdolReward,
  { season, singer }: ClaimId,
  fromBlock = 0,
): Promise<ClaimRecord | undefined> {
  const [claim, uri, won, improved] = await Promise.all([
    reward.claimOf(season, singer),
    reward.recordingUri(season, singer),
    reward.queryFilter(reward.filters.PrizeClaimed(season, singer), fromBlock),
    reward.queryFilter(reward.filters.ScoreImproved(season, singer), fromBlock),
  ]);
  if (statusOf(claim) === "none") return undefined;
  const event = [...won, ...improved].findLast(({ args }) => args.score === claim.score);
  if (event === undefined) return undefined;
  const sent = await event.getTransaction();
  const parsed = sent && reward.interface.parseTransaction(sent);
  const submission = parsed?.args[0] as SubmissionStructOutput | undefined;
  const isTheOne =
    (parsed?.name === "claim" || parsed?.name === "claimFor") &&
    submission?.season === season &&
    toSigned(submission.instances[1]!) === claim.score;
  return {
    claim,
    uri,
    transaction: event.transactionHash,
    sender: event.args.sender,
    submission: isTheOne ? submission : undefined,
    rejection: await readRejection(reward, { season, singer }, fromBlock),
  };
}
