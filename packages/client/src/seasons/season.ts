import { ZeroAddress, ZeroHash } from "ethers";
import type {
  IIdolReward,
  SeasonStateStructOutput,
  SeasonTermsStructOutput,
} from "../contracts/contracts.ts";
import { readCurrency } from "../currencies/currency.ts";
import { ContestError } from "../errors.ts";
import { formatTime } from "../format/times.ts";
import type { Units } from "../reverts/words.ts";

/** A season with its number. Times are seconds since 1970, amounts the currency's smallest units. */
export interface Season {
  number: bigint;
  terms: SeasonTermsStructOutput;
  state: SeasonStateStructOutput;
}

/** Reads a season. @throws SEASON_UNKNOWN */
export async function readSeason(reward: IIdolReward, number: bigint): Promise<Season> {
  const count = await reward.seasonCount();
  if (number < 1n || number > count) throw unknown(`There is no season ${number}`, count);
  const { terms, state } = await reward.seasonOf(number);
  return { number, terms, state };
}

/** All seasons, the oldest first. */
export async function readSeasons(reward: IIdolReward): Promise<Season[]> {
  const count = await reward.seasonCount();
  const numbers = Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1));
  return await Promise.all(
    numbers.map(async (number) => {
      const { terms, state } = await reward.seasonOf(number);
      return { number, terms, state };
    }),
  );
}

/**
 * The season that is meant: the one named, else the only one that takes claims now.
 *
 * @throws SEASON_UNKNOWN, SEASON_AMBIGUOUS if several are open and none is named, SEASON_CLOSED
 */
export async function chooseSeason(reward: IIdolReward, named?: bigint): Promise<Season> {
  const now = await chainTime(reward);
  if (named !== undefined) {
    const season = await readSeason(reward, named);
    if (takesClaims(season, now)) return season;
    throw closed(season, now);
  }
  const seasons = await readSeasons(reward);
  const open = seasons.filter((season) => takesClaims(season, now));
  if (open.length === 1) return open[0]!;
  if (open.length === 0) {
    const last = seasons.at(-1);
    throw last === undefined ? unknown("There is no season to choose", 0n) : closed(last, now);
  }
  const list = open.map(({ number }) => number).join(", ");
  throw new ContestError("SEASON_AMBIGUOUS", `Several seasons are open: ${list}.`, "Name one of them.");
}

/** The time of the chain's newest block, which is what the contract's clock shows. */
export async function chainTime(reward: IIdolReward): Promise<bigint> {
  const block = await reward.runner?.provider?.getBlock("latest");
  return BigInt(block?.timestamp ?? 0);
}

/** Whether claims post a bond and recordings are revealed and audited. */
export function isAudited({ terms }: Pick<Season, "terms">): boolean {
  return terms.auditor !== ZeroAddress;
}

/** Whether only listed accounts may claim. */
export function hasAllowlist({ terms }: Pick<Season, "terms">): boolean {
  return terms.allowlistRoot !== ZeroHash;
}

/** In which units a season's scores and amounts are shown; none where the season cannot be read. */
export async function unitsOf(reward: IIdolReward, number: bigint): Promise<Units> {
  try {
    const { terms } = await reward.seasonOf(number);
    const currency = await readCurrency(reward.runner!, terms.currency);
    return { scoreScale: Number(terms.scoreScale), currency };
  } catch {
    return {};
  }
}

function takesClaims({ terms, state }: Season, now: bigint): boolean {
  return now >= terms.opensAt && now < state.closesAt;
}

function unknown(what: string, count: bigint): ContestError {
  return new ContestError(
    "SEASON_UNKNOWN",
    `${what}: the reward contract has ${count}.`,
    count === 0n ? "Its owner opens one." : `Name one from 1 to ${count}.`,
  );
}

function closed({ number, terms, state }: Season, now: bigint): ContestError {
  const early = now < terms.opensAt;
  const time = formatTime(early ? terms.opensAt : state.closesAt);
  return new ContestError(
    "SEASON_CLOSED",
    `Season ${number} ${early ? "opens" : "closed"} at ${time}.`,
    early ? "Wait for it, or name another one." : "Name an open one.",
  );
}
