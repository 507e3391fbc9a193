import type { IIdolReward } from "../contracts/contracts.ts";
import type { ContestError } from "../errors.ts";
import { chainReads } from "./chain-reads.ts";
import { withFallback } from "./fallback.ts";
import { lateReads } from "./late-reads.ts";
import type { ContestReads } from "./reads.ts";

/** A contest to read, and the index of it that somebody runs. */
export interface ReadsOptions {
  reward: IIdolReward;
  chainId: bigint;
  fromBlock?: number | undefined;
  indexUrl?: string | undefined;
  /** Told why the index was not believed; the chain was read then. */
  onDoubt?: (why: ContestError) => void;
}

/** Reads of the index where there is one and it can be believed, else of the chain; both answer alike. */
export function openReads({ reward, chainId, fromBlock, indexUrl, onDoubt }: ReadsOptions): ContestReads {
  const chain = chainReads(reward, fromBlock);
  if (indexUrl === undefined) return chain;
  const index = async () => (await import("./index-reads.ts")).indexReads(indexUrl, reward, { chainId });
  return withFallback(lateReads(index), chain, onDoubt ?? (() => {}));
}
