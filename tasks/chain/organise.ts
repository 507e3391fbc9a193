import type { Signer } from "ethers";
import type { IIdolReward, SeasonTermsStruct } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { payWith } from "./approve.ts";
import type { Currency } from "./currency.ts";
import { eventOf, type Sent, transact } from "./transact.ts";

/** A transaction of an organiser, without its raw events. */
export type Done = Omit<Sent, "events">;

/** A season that was opened. */
export interface OpenedSeason extends Done {
  season: bigint;
}

/**
 * Opens a season; a token that the owner has not approved yet is approved first.
 *
 * @throws CONTRACT_REVERTED with the contract's reason
 */
export async function openSeason(reward: IIdolReward, terms: SeasonTermsStruct): Promise<OpenedSeason> {
  if (!(await reward.isApprovedCurrency(terms.currency))) {
    await transact(reward.interface, reward.approveCurrency, terms.currency, true);
  }
  const sent = await transact(reward.interface, reward.openSeason, terms);
  return { ...done(sent), season: eventOf(sent, "SeasonOpened").args.season as bigint };
}

/** A pot that was filled. */
export interface Funded extends Done {
  season: bigint;
  /** What arrived. */
  amount: bigint;
  pot: bigint;
}

/** Puts money into a season's pot, in the season's currency. @throws CONTRACT_REVERTED with the contract's reason */
export async function fundSeason(
  reward: IIdolReward,
  sender: Signer,
  season: bigint,
  amount: bigint,
  currency: Currency,
): Promise<Funded> {
  const paid = await payWith(currency, sender, await reward.getAddress(), amount);
  const sent = await transact(reward.interface, reward.fund, season, amount, paid);
  const { args } = eventOf(sent, "SeasonFunded");
  return { ...done(sent), season, amount: args.amount as bigint, pot: args.pot as bigint };
}

/** What the organiser took back. */
export interface ClosedOut extends Done {
  season: bigint;
  to: string;
  amount: bigint;
}

/** Pays the organiser what nobody won. @throws CONTRACT_REVERTED with the contract's reason */
export async function closeOutSeason(reward: IIdolReward, season: bigint, to: string): Promise<ClosedOut> {
  const sent = await transact(reward.interface, reward.closeOut, season, to);
  return { ...done(sent), season, to, amount: eventOf(sent, "SeasonClosedOut").args.amount as bigint };
}

/** A pause that began or ended. */
export interface Paused extends Done {
  season: bigint;
  paused: boolean;
  /** When the pause ends by itself; or, where it ended, when the season closes now. Unix seconds. */
  until: bigint;
}

/** Pauses a season's claims, or lets them go on. @throws CONTRACT_REVERTED with the contract's reason */
export async function pauseSeason(reward: IIdolReward, season: bigint, pause: boolean): Promise<Paused> {
  const sent = await transact(reward.interface, pause ? reward.pause : reward.unpause, season);
  const until = pause
    ? eventOf(sent, "SeasonPaused").args.until
    : eventOf(sent, "SeasonUnpaused").args.closesAt;
  return { ...done(sent), season, paused: pause, until: until as bigint };
}

function done({ transaction, gasUsed }: Sent): Done {
  return { transaction, gasUsed };
}
