import { rewardAt } from "@idol/client";
import { Contract, type JsonRpcProvider } from "ethers";
import { SINGER, WINNER } from "./world.ts";

/** What stands in a reward contract, but for times: equal after two runs that did the same. */
export async function effectOf(provider: JsonRpcProvider, address: string): Promise<unknown> {
  const reward = rewardAt(address, provider);
  const seasons: unknown[] = [];
  for (let number = 1n; number <= (await reward.seasonCount()); number++) {
    const { terms, state } = await reward.seasonOf(number);
    const singers: unknown[] = [];
    for (const singer of [SINGER, WINNER]) {
      const { status, revealed } = await reward.claimOf(number, singer);
      const { amount } = await reward.owedTo(number, singer);
      const uri = await reward.recordingUri(number, singer);
      singers.push({ status, revealed, amount, uri });
    }
    const receiver = await reward.refundReceiverOf(number);
    const { prize, threshold, organiser, auditor } = terms;
    const { pot, claims, paused, queued, forfeited } = state;
    seasons.push({
      prize,
      threshold,
      organiser,
      auditor,
      pot,
      claims,
      paused,
      queued,
      forfeited,
      receiver,
      singers,
    });
  }
  const owned = new Contract(address, ["function pendingOwner() view returns (address)"], provider);
  const friend = await provider.getBalance(FRIEND);
  return {
    seasons,
    friend,
    held: await provider.getBalance(address),
    next: await owned.getFunction("pendingOwner").staticCall(),
    refuses: await reward.refusesWithdrawFor(SINGER),
    guardian: await reward.guardian(),
  };
}

/** Nobody's account, to which money is sent. */
export const FRIEND = "0x00000000000000000000000000000000000F12e4";
