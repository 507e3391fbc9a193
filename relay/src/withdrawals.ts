import { explainFailure, type IIdolReward, unitsOf } from "@idol/client";
import { getAddress } from "ethers";
import { z } from "zod";
import type { Account } from "./account.ts";
import { checkPosted } from "./posted.ts";

const requestSchema = z.strictObject({
  season: z.string().regex(/^[1-9]\d{0,77}$/, "a whole number from 1, as text"),
  singer: z.string().regex(/^0x[0-9a-fA-F]{40}$/, "an address, 0x and 40 hexadecimal digits"),
});

/** A prize to pay out, to the singer who won it. */
export interface Withdrawal {
  season: bigint;
  singer: string;
}

/** Reads a posted withdrawal. @throws REQUEST_INVALID */
export function readWithdrawal(body: unknown): Withdrawal {
  const remedy = "Post JSON with season, as a decimal string, and singer.";
  const { season, singer } = checkPosted(body, requestSchema, remedy);
  return { season: BigInt(season), singer: getAddress(singer.toLowerCase()) };
}

/** Has a prize paid to its singer; the transaction's hash. The contract refuses whoever is owed nothing. @throws CONTRACT_REVERTED, SPENDING_CAP */
export async function payOut(
  { season, singer }: Withdrawal,
  reward: IIdolReward,
  account: Account,
): Promise<string> {
  try {
    const gas = await reward.withdrawFor.estimateGas(season, singer);
    const { hash } = await account.send(gas, 0n, ({ gasLimit }) =>
      reward.withdrawFor(season, singer, { gasLimit }),
    );
    return hash;
  } catch (thrown) {
    throw explainFailure(thrown, { ...(await unitsOf(reward, season)), audience: "page" });
  }
}
