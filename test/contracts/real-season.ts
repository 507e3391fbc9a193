import { submissionOf, termsHashOf } from "@idol/client";
import type { KeyBinding } from "@idol/client/key";
import { loadJudge } from "@idol/ml/judges";
import { checkPlace } from "@idol/ml/proving";
import { ZeroAddress, ZeroHash } from "ethers";
import hre from "hardhat";
import { proveRecording } from "../../tasks/proofs/prove-recording.ts";
import { placeOf } from "../../tasks/workspace.ts";
import type { IIdolReward, SubmissionStruct } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import type { SeasonTermsStruct } from "../../types/ethers-contracts/interfaces/IIdolSeasons.js";

/** What each winner is paid, in wei. */
export const PRIZE = 10n ** 16n;

/** What a claim in an audited season posts, in wei. */
export const BOND = 10n ** 15n;

/** A claim's arguments. */
export type Submission = SubmissionStruct & { season: bigint; proof: string; instances: bigint[] };

type Ethers = Awaited<ReturnType<typeof hre.network.getOrCreate>>["ethers"];

/** The default judge's own verifier behind a reward contract, on a chain of its own in this process. */
export interface RealSeason {
  ethers: Ethers;
  /** Connected to `other`. */
  reward: IIdolReward;
  /** The verifier's address. */
  verifier: string;
  /** The terms that `changes` changed. */
  terms: SeasonTermsStruct;
  singer: string;
  other: string;
  binding: KeyBinding;
  /** Proves a recording with the real prover, for season 1 and `singer` unless changed. */
  prove: (audio: string, change?: Partial<KeyBinding>) => Promise<Submission>;
}

/** Deploys everything and opens one funded season for each of `changes` to the usual terms, from number 1 on. */
export async function openRealSeasons(changes: Partial<SeasonTermsStruct>[]): Promise<RealSeason> {
  const { ethers } = await hre.network.create();
  const [owner, singer, other] = await ethers.getSigners();
  const manifest = await checkPlace("idol", placeOf("idol"));
  const { config } = await loadJudge("idol");
  const verifier = await ethers.deployContract(manifest.verifier);
  const deployed = await ethers.deployContract("IdolReward", [owner!.address, ZeroAddress]);
  const now = (await ethers.provider.getBlock("latest"))!.timestamp;
  const terms = {
    verifier: await verifier.getAddress(),
    opensAt: now,
    closesAt: now + 86400,
    scoreScale: manifest.score.scale,
    badge: false,
    judgeHash: manifest.judgeHash,
    minScore: manifest.score.lowest,
    maxScore: manifest.score.highest,
    threshold: config.threshold!.instance,
    prize: PRIZE,
    currency: ZeroAddress,
    revealPeriod: 0,
    auditPeriod: 0,
    phrase: false,
    auditor: ZeroAddress,
    organiser: owner!.address,
    bond: 0,
    allowlistRoot: ZeroHash,
  };
  for (const [at, change] of changes.entries()) {
    await deployed.openSeason({ ...terms, ...change });
    await deployed.fund(at + 1, 3n * PRIZE, { value: 3n * PRIZE });
  }
  const address = await deployed.getAddress();
  const termsHash = await termsHashIn(1n);
  const binding = { account: singer!.address, chainId: 31337n, reward: address, season: 1n, termsHash };

  async function termsHashIn(season: bigint): Promise<string> {
    const opened = await deployed.seasonOf(season);
    return termsHashOf(opened.terms, opened.state.verifierCodeHash);
  }
  return {
    ethers,
    reward: await ethers.getContractAt("IIdolReward", address, other!),
    verifier: terms.verifier,
    terms,
    singer: singer!.address,
    other: other!.address,
    binding,
    prove: async (audio, change = {}) => {
      const season = change.season ?? binding.season;
      const key = { ...binding, termsHash: await termsHashIn(season), ...change };
      const made = await proveRecording({ audio, judge: "idol", key });
      return submissionOf(made.proof, made.binding) as Submission;
    },
  };
}
