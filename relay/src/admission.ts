import {
  explainFailure,
  type IIdolReward,
  nativeBond,
  readSeason,
  type SubmissionStruct,
  statusOf,
  submissionOf,
  unitsOf,
} from "@idol/client";
import { ZeroAddress } from "ethers";
import { RelayError } from "./errors.ts";
import type { ClaimRequest } from "./request.ts";
import type { Verifiers } from "./verifiers.ts";

/** A claim that the contract would take now. */
export interface Entry {
  id: string;
  singer: string;
  submission: SubmissionStruct;
  /** What is sent along: a bond in the native coin. */
  value: bigint;
}

/** What the checks before a transaction need. */
export interface AdmissionOptions {
  reward: IIdolReward;
  verifiers: Verifiers;
  /** Whether the relay posts native bonds for singers, who get them back. */
  payBonds: boolean;
}

/**
 * Checks a claim, what costs least first: season and judge, the proof itself by the verifying key, then the contract's own rules by a call.
 *
 * @throws SEASON_UNKNOWN, BINDING_MISMATCH, BOND_NOT_PAID, BUSY, PROOF_INVALID, CONTRACT_REVERTED, NETWORK_UNREACHABLE
 */
export async function admit(
  request: ClaimRequest,
  { reward, verifiers, payBonds }: AdmissionOptions,
): Promise<Entry> {
  const { binding, proof, text, allowlistProof, consent } = request;
  const season = await readSeason(reward, BigInt(binding.season));
  const { terms } = season;
  if (terms.judgeHash !== binding.judgeHash) {
    throw new RelayError(
      "REQUEST_INVALID",
      `Season ${binding.season} is judged by ${terms.judgeHash}, the proof is of ${binding.judgeHash}.`,
      "Prove with the season's judge.",
    );
  }
  const { status } = await reward.claimOf(season.number, binding.account);
  const bond = statusOf({ status }) === "none" ? terms.bond : 0n;
  checkBond(bond, terms.currency, payBonds);
  await verifiers.verify(binding.judgeHash, text);
  const submission = submissionOf(proof, binding, allowlistProof, consent);
  const value = bond === 0n ? 0n : nativeBond(terms);
  try {
    await reward.claimFor.staticCall(submission, { value });
  } catch (thrown) {
    throw explainFailure(thrown, { ...(await unitsOf(reward, season.number)), audience: "page" });
  }
  return { id: request.id, singer: binding.account, submission, value };
}

function checkBond(bond: bigint, currency: string, payBonds: boolean): void {
  if (bond === 0n || (payBonds && currency === ZeroAddress)) return;
  throw new RelayError(
    "BOND_NOT_PAID",
    "The season asks for a bond, which this relay does not post.",
    "Send the claim from an account of your own, which gets the bond back with the prize.",
  );
}
