import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { eventOf, type Sent, transact } from "./transact.ts";

/** One payment. */
export interface Withdrawn {
  season: bigint;
  singer: string;
  /** Who was paid: the singer, or whom the singer chose. */
  to: string;
  amount: bigint;
  transaction: string;
  gasUsed: bigint;
}

/** Seasons that owe a singer something, now or when their audit is over. */
export async function seasonsOwing(reward: IIdolReward, singer: string): Promise<bigint[]> {
  const count = await reward.seasonCount();
  const owing: bigint[] = [];
  for (let season = 1n; season <= count; season++) {
    const { amount } = await reward.owedTo(season, singer);
    if (amount > 0n) owing.push(season);
  }
  return owing;
}

/**
 * Pays what a season owes to a singer, at the singer's own address.
 *
 * @throws CLAIM_REFUSED with the contract's reason, before anything is sent
 */
export async function withdrawFor(reward: IIdolReward, season: bigint, singer: string): Promise<Withdrawn> {
  return withdrawn(await transact(reward.interface, reward.withdrawFor, season, singer));
}

/**
 * Pays what a season owes to the sender, at any address of the sender's choice.
 *
 * @throws CLAIM_REFUSED with the contract's reason, before anything is sent
 */
export async function withdrawTo(reward: IIdolReward, season: bigint, to: string): Promise<Withdrawn> {
  return withdrawn(await transact(reward.interface, reward.withdraw, season, to));
}

function withdrawn(sent: Sent): Withdrawn {
  const { season, singer, to, amount } = eventOf(sent, "PrizeWithdrawn").args;
  return { season, singer, to, amount, transaction: sent.transaction, gasUsed: sent.gasUsed };
}
