import type { IIdolReward } from "../contracts/contracts.ts";
import { ContestError } from "../errors.ts";
import { formatTime } from "../format/times.ts";
import { chainTime } from "../seasons/season.ts";
import { eventOf, type Mined, mined, type Sent, transact } from "../transactions/transact.ts";

/** One payment. */
export interface Withdrawn extends Mined {
  season: bigint;
  singer: string;
  /** Who was paid: the singer, or whom the singer chose. */
  to: string;
  amount: bigint;
}

/** What a season owes to a singer. */
export interface Owed {
  season: bigint;
  amount: bigint;
  /** Unix seconds from which it can be paid. */
  payableFrom: bigint;
}

/** Everything that is owed to a singer, now or when an audit is over, season by season. */
export async function owedTo(reward: IIdolReward, singer: string): Promise<Owed[]> {
  const count = await reward.seasonCount();
  const owed: Owed[] = [];
  for (let season = 1n; season <= count; season++) {
    const { amount, payableFrom } = await reward.owedTo(season, singer);
    if (amount > 0n) owed.push({ season, amount, payableFrom });
  }
  return owed;
}

/** The seasons that can pay a singer now. @throws CONTRACT_REVERTED if none owes anything, or all of it can still be rejected */
export async function payingSeasons(reward: IIdolReward, singer: string): Promise<bigint[]> {
  const owed = await owedTo(reward, singer);
  const now = await chainTime(reward);
  const payable = owed.filter(({ payableFrom }) => payableFrom <= now);
  if (payable.length > 0) return payable.map(({ season }) => season);
  const [first] = owed.sort((left, right) => Number(left.payableFrom - right.payableFrom));
  if (first === undefined) {
    throw new ContestError(
      "CONTRACT_REVERTED",
      `No season owes ${singer} anything.`,
      "Claim first; a prize that was withdrawn is not owed any more.",
    );
  }
  throw new ContestError(
    "CONTRACT_REVERTED",
    `What is owed to ${singer} can still be rejected: season ${first.season} pays from ${formatTime(first.payableFrom)} on.`,
    "Withdraw then.",
  );
}

/** Pays what a season owes to a singer, at the singer's own address. @throws CONTRACT_REVERTED */
export async function withdrawFor(reward: IIdolReward, season: bigint, singer: string): Promise<Withdrawn> {
  return withdrawn(await transact(reward, reward.withdrawFor, [season, singer], season));
}

/** Pays what a season owes to the sender, at any address of the sender's choice. @throws CONTRACT_REVERTED */
export async function withdrawTo(reward: IIdolReward, season: bigint, to: string): Promise<Withdrawn> {
  return withdrawn(await transact(reward, reward.withdraw, [season, to], season));
}

function withdrawn(sent: Sent): Withdrawn {
  const { season, singer, to, amount } = eventOf(sent, "PrizeWithdrawn").args;
  return { ...mined(sent), season, singer, to, amount };
}

/** Whether a singer is paid by whoever sends it. */
export interface WithdrawForRefusal extends Mined {
  refused: boolean;
}

/** Refuses payments that others send to the sender's address, in all seasons, or allows them again. @throws CONTRACT_REVERTED */
export async function refuseWithdrawFor(reward: IIdolReward, refused: boolean): Promise<WithdrawForRefusal> {
  const sent = await transact(reward, reward.refuseWithdrawFor, [refused], {});
  return { ...mined(sent), refused: eventOf(sent, "WithdrawForRefused").args.refused as boolean };
}
