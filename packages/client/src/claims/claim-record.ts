import { toSigned } from "@idol/ezkl/proof";
import { getAddress, type LogDescription, type Result } from "ethers";
import { type Rejection, readRejection, rejectionIn } from "../audits/rejection.ts";
import {
  type ClaimStructOutput,
  type IIdolReward,
  REWARD,
  type SubmissionStructOutput,
} from "../contracts/contracts.ts";
import { chainReads } from "../reads/chain-reads.ts";
import type { ContestReads } from "../reads/reads.ts";
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

/** Where a claim's events are looked for. */
export interface RecordOptions {
  /** The block of the reward contract's deployment. */
  fromBlock?: number | undefined;
  /** Told in which transactions they are; what these hold is read from the chain whoever told it. */
  reads?: ContestReads | undefined;
}

/** Reads a claim with its events; undefined where there is none. */
export async function readClaimRecord(
  reward: IIdolReward,
  id: ClaimId,
  { fromBlock = 0, reads }: RecordOptions = {},
): Promise<ClaimRecord | undefined> {
  const { season, singer } = id;
  const [claim, uri, told] = await Promise.all([
    reward.claimOf(season, singer),
    reward.recordingUri(season, singer),
    reads?.transactionsOf(id),
  ]);
  const status = statusOf(claim);
  if (status === "none") return undefined;
  const isEntry = ({ name, args }: LogDescription) =>
    (name === "PrizeClaimed" || name === "ScoreImproved") && isOf(args, id) && args.score === claim.score;
  let found = await eventIn(reward, told?.claimed, isEntry);
  if (found === undefined) {
    const searched = await chainReads(reward, fromBlock).transactionsOf(id);
    found = await eventIn(reward, searched?.claimed, isEntry);
  }
  if (found === undefined) return undefined;
  const sent = await reward.runner!.provider!.getTransaction(found.transaction);
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
    transaction: found.transaction,
    sender: found.args.sender,
    submission,
    rejection: status === "rejected" ? await rejectionOf(reward, id, told?.rejected, fromBlock) : undefined,
  };
}

async function rejectionOf(
  reward: IIdolReward,
  id: ClaimId,
  told: string | undefined,
  fromBlock: number,
): Promise<Rejection | undefined> {
  const isRejection = ({ name, args }: LogDescription) => name === "ClaimRejected" && isOf(args, id);
  const found = await eventIn(reward, told, isRejection);
  if (found === undefined) return await readRejection(reward, id, fromBlock);
  const { reason, original } = found.args;
  return rejectionIn({ reason, original });
}

const isOf = (args: Result, { season, singer }: ClaimId): boolean =>
  args.season === season && args.singer === getAddress(singer);

/** An event of the reward contract's in a transaction; undefined where it is not in it. */
async function eventIn(
  reward: IIdolReward,
  transaction: string | undefined,
  fits: (event: LogDescription) => boolean,
): Promise<{ args: Result; transaction: string } | undefined> {
  if (transaction === undefined) return undefined;
  const [receipt, address] = await Promise.all([
    reward.runner!.provider!.getTransactionReceipt(transaction),
    reward.getAddress(),
  ]);
  const ours = receipt?.logs.filter((log) => log.address.toLowerCase() === address.toLowerCase()) ?? [];
  const event = ours.map((log) => REWARD.parseLog(log)).findLast((parsed) => parsed !== null && fits(parsed));
  return event ? { args: event.args, transaction } : undefined;
}

function submissionsOf(method: string | undefined, argument: unknown): SubmissionStructOutput[] {
  if (method === "claimBatch") return [...(argument as SubmissionStructOutput[])];
  return method === "claim" || method === "claimFor" ? [argument as SubmissionStructOutput] : [];
}
