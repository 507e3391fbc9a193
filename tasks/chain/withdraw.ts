import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { explainRefusal } from "./refusals.ts";

/** One payment. */
export interface Withdrawn {
  season: bigint;
  singer: string;
  amount: bigint;
  transaction: string;
  gasUsed: bigint;
}

/** Seasons that owe a singer something that can be paid now. */
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
  try {
    await reward.withdrawFor.staticCall(season, singer);
    const sent = await reward.withdrawFor.send(season, singer);
    const receipt = await sent.wait();
    if (receipt === null) throw new Error("the node gave no receipt");
    const paid = receipt.logs
      .map((log) => reward.interface.parseLog(log))
      .find((log) => log?.name === "PrizeWithdrawn");
    return {
      season,
      singer,
      amount: (paid?.args.amount as bigint | undefined) ?? 0n,
      transaction: receipt.hash,
      gasUsed: receipt.gasUsed,
    };
  } catch (thrown) {
    throw explainRefusal(thrown, reward.interface);
  }
}
