import type { Currency } from "@idol/client";
import type { JudgeManifest } from "@idol/ml/circuit";
import type { Chain } from "./connect.ts";
import type { Costs } from "./costs.ts";
import type { Terms } from "./season-terms.ts";

/** What an explorer said to a contract's source. */
export interface Submission {
  provider: "etherscan" | "blockscout" | "sourcify";
  contract: string;
  verified: boolean;
  said: string;
}

/** Where everything lies after a deployment. */
export interface Deployed {
  network: string;
  chainId: bigint;
  judge: string;
  judgeHash: string;
  verifier: string;
  /** Name of the verifier's contract. */
  verifierContract: string;
  /** Absent with `--only verifier`, as everything below. */
  reward?: string;
  badge?: string;
  season?: bigint;
  threshold?: bigint;
  prize?: bigint;
  pot?: bigint;
  currency?: Currency;
  /** Unix seconds. */
  opensAt?: number;
  closesAt?: number;
  scoreScale: number;
  /** Whether a development chain had lost the contracts of an earlier deployment. */
  journalReset: boolean;
  /** Whether an earlier run had sent a part of it. */
  resumed: boolean;
  /** What the reward contract's constructor was given, for those who submit its source. */
  rewardArguments?: [owner: string, guardian: string];
  /** What the explorers said to the sources, where they were asked. */
  verified?: Submission[];
}

/** A first season as it is going to be deployed. */
export interface DeploymentPlan {
  judge: string;
  manifest: JudgeManifest;
  currency: Currency;
  terms: Terms;
  pot: bigint;
  guardian: string;
  /** Seconds by which the node's newest block is behind this machine's clock, where it is much. */
  stale?: number;
}

/** What `--dry-run` shows: everything, and nothing is sent. */
export interface DryRun extends DeploymentPlan {
  dryRun: true;
  network: string;
  chainId: bigint;
  sender: string;
  costs: Costs;
}

/** What a result says of the chain and the judge. */
export function identityOf(chain: Chain, judge: string, manifest: JudgeManifest, journalReset: boolean) {
  return {
    network: chain.connection.networkName,
    chainId: chain.chainId,
    judge,
    judgeHash: manifest.judgeHash,
    verifierContract: manifest.verifier,
    scoreScale: manifest.score.scale,
    journalReset,
  };
}
