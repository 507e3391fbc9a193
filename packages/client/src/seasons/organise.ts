import type { Signer } from "ethers";
import type { IIdolReward, SeasonTermsStruct } from "../contracts/contracts.ts";
import { payWith, sentAlong } from "../currencies/approval.ts";
import type { Currency } from "../currencies/currency.ts";
import { wasSent } from "../transactions/deliver.ts";
import { eventOf, type Mined, mined, transact } from "../transactions/transact.ts";

/** A season that was opened. */
export interface OpenedSeason extends Mined {
  season: bigint;
}

/** Approves a currency for seasons, where it is not yet. @throws CONTRACT_REVERTED */
export async function approveCurrency(reward: IIdolReward, currency: Currency): Promise<void> {
  if (await reward.isApprovedCurrency(currency.address)) return;
  await transact(reward, reward.approveCurrency, [currency.address, true], { currency });
}

/** Opens a season; a token that the owner has not approved yet is approved first. @throws CONTRACT_REVERTED */
export async function openSeason(
  reward: IIdolReward,
  terms: SeasonTermsStruct,
  currency: Currency,
): Promise<OpenedSeason> {
  const units = { scoreScale: Number(terms.scoreScale), currency };
  await approveCurrency(reward, currency);
  const sent = await transact(reward, reward.openSeason, [terms], units);
  return { ...mined(sent), season: eventOf(sent, "SeasonOpened").args.season as bigint };
}

/** A pot that was filled. */
export interface Funded extends Mined {
  season: bigint;
  /** What arrived. */
  amount: bigint;
  pot: bigint;
}

/** Puts money into a season's pot, in the season's currency. @throws CONTRACT_REVERTED */
export async function fundSeason(
  reward: IIdolReward,
  sender: Signer,
  season: bigint,
  amount: bigint,
  currency: Currency,
): Promise<Funded> {
  const paid = sentAlong(currency, amount);
  // Sent in an earlier run, it may have used up what was approved for it.
  if (!(await wasSent(sender, await reward.fund.populateTransaction(season, amount, paid)))) {
    await payWith(currency, sender, await reward.getAddress(), amount);
  }
  const sent = await transact(reward, reward.fund, [season, amount, paid], { currency });
  const { args } = eventOf(sent, "SeasonFunded");
  return { ...mined(sent), season, amount: args.amount as bigint, pot: args.pot as bigint };
}

/** What the organiser took back. */
export interface ClosedOut extends Mined {
  season: bigint;
  to: string;
  amount: bigint;
}

/** Pays the organiser what nobody won. @throws CONTRACT_REVERTED */
export async function closeOutSeason(reward: IIdolReward, season: bigint, to: string): Promise<ClosedOut> {
  const sent = await transact(reward, reward.closeOut, [season, to], season);
  return { ...mined(sent), season, to, amount: eventOf(sent, "SeasonClosedOut").args.amount as bigint };
}

/** A pause that began or ended. */
export interface Paused extends Mined {
  season: bigint;
  paused: boolean;
  /** When the pause ends by itself; or, where it ended, when the season closes now. Unix seconds. */
  until: bigint;
}

/** Pauses a season's claims, or lets them go on. @throws CONTRACT_REVERTED */
export async function pauseSeason(reward: IIdolReward, season: bigint, pause: boolean): Promise<Paused> {
  const sent = await transact(reward, pause ? reward.pause : reward.unpause, [season], season);
  const until = pause
    ? eventOf(sent, "SeasonPaused").args.until
    : eventOf(sent, "SeasonUnpaused").args.closesAt;
  return { ...mined(sent), season, paused: pause, until: until as bigint };
}

/** A wish that a paused season's claims end; they do once guardian and organiser both have it. */
export interface EndAsked extends Mined {
  season: bigint;
  /** When the season ended; absent while the other one has not asked. Unix seconds. */
  endedAt: bigint | undefined;
}

/** Asks for the end of a paused season's claims. @throws CONTRACT_REVERTED */
export async function endClaims(reward: IIdolReward, season: bigint): Promise<EndAsked> {
  const sent = await transact(reward, reward.endClaims, [season], season);
  const ended = sent.events.find(({ name }) => name === "SeasonEnded");
  return { ...mined(sent), season, endedAt: ended?.args.endedAt as bigint | undefined };
}

/** Pays what nobody won to the organiser, or to whom the organiser named; anyone may send it. @throws CONTRACT_REVERTED */
export async function closeOutFor(reward: IIdolReward, season: bigint): Promise<ClosedOut> {
  const sent = await transact(reward, reward.closeOutFor, [season], season);
  const { to, amount } = eventOf(sent, "SeasonClosedOut").args;
  return { ...mined(sent), season, to, amount };
}

/** Who is paid where anyone closes a season out. */
export interface RefundReceiver extends Mined {
  season: bigint;
  /** The zero address for the organiser. */
  receiver: string;
}

/** Names who is paid by `closeOutFor`, as the organiser; the zero address for the organiser. @throws CONTRACT_REVERTED */
export async function setRefundReceiver(
  reward: IIdolReward,
  season: bigint,
  receiver: string,
): Promise<RefundReceiver> {
  const sent = await transact(reward, reward.setRefundReceiver, [season, receiver], season);
  return { ...mined(sent), season, receiver };
}

/** Claims that got a prize for which they waited. */
export interface Promoted extends Mined {
  season: bigint;
  singers: string[];
  /** Claims that still wait. */
  queued: bigint;
}

/** Gives prizes of a season's pot to claims that wait, in their order. @throws CONTRACT_REVERTED */
export async function promoteClaims(reward: IIdolReward, season: bigint): Promise<Promoted> {
  const sent = await transact(reward, reward.promote, [season], season);
  const singers = sent.events
    .filter(({ name }) => name === "PrizeAssigned")
    .map(({ args }) => String(args.singer));
  const { state } = await reward.seasonOf(season);
  return { ...mined(sent), season, singers, queued: BigInt(state.queued) };
}
