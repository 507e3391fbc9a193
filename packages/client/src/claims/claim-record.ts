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
  const submitted = submissionsOf(parsed?.name, parsed?.args[0]);
  const submission = submitted.find(
    (each) =>
      each.season === season &&
      BigInt.asUintN(160, each.instances[0] ?? 0n) === BigInt(singer) &&
      each.instances[1] !== undefined &&
      toSigned(each.instances[1]) === claim.score,
  );
  return {
    claim,
    uri,
    transaction: event.transactionHash,
    sender: event.args.sender,
    submission,
    rejection: await readRejection(reward, { season, singer }, fromBlock),
  };
}

function submissionsOf(method: string | undefined, argument: unknown): SubmissionStructOutput[] {
  if (method === "claimBatch") return [...(argument as SubmissionStructOutput[])];
  return method === "claim" || method === "claimFor" ? [argument as SubmissionStructOutput] : [];
}
