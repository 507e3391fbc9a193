import type { CodedError } from "@idol/ezkl/errors.ts";
import type {
  IIdolReward,
  SeasonStateStructOutput,
  SeasonTermsStructOutput,
} from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { TaskError } from "../errors.ts";

/** A season with its number. */
export interface Season {
  number: bigint;
  terms: SeasonTermsStructOutput;
  state: SeasonStateStructOutput;
}

/** Reads a season. @throws SEASON_UNKNOWN */
export async function readSeason(reward: IIdolReward, number: bigint): Promise<Season> {
  const count = await reward.seasonCount();
  if (number < 1n || number > count) {
    throw new TaskError(
      "SEASON_UNKNOWN",
      `There is no season ${number}: the reward contract has ${count}.`,
      count === 0n ? "Open one with idol:deploy." : `Give a --season from 1 to ${count}.`,
    );
  }
  const { terms, state } = await reward.seasonOf(number);
  return { number, terms, state };
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
    if (isOpen(season, now)) return season;
    throw closed(season, now);
  }
  const count = await reward.seasonCount();
  const numbers = Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1));
  const seasons = await Promise.all(numbers.map((number) => readSeason(reward, number)));
  const open = seasons.filter((season) => isOpen(season, now));
  if (open.length === 1) return open[0]!;
  if (open.length === 0) {
    const last = seasons.at(-1);
    if (last !== undefined) throw closed(last, now);
    throw new TaskError(
      "SEASON_UNKNOWN",
      "The reward contract has no season yet.",
      "Open one with idol:deploy.",
    );
  }
  const list = open.map(({ number }) => number).join(", ");
  throw new TaskError("SEASON_AMBIGUOUS", `Several seasons are open: ${list}.`, "Choose one with --season.");
}

/** The time of the chain's newest block, which is what the contract's clock shows. */
export async function chainTime(reward: IIdolReward): Promise<bigint> {
  const block = await reward.runner?.provider?.getBlock("latest");
  return BigInt(block?.timestamp ?? 0);
}

function isOpen({ terms, state }: Season, now: bigint): boolean {
  return now >= BigInt(terms.opensAt) && now < BigInt(state.closesAt);
}

function closed({ number, terms, state }: Season, now: bigint): CodedError {
  const early = now < BigInt(terms.opensAt);
  const date = new Date(Number(early ? terms.opensAt : state.closesAt) * 1000).toISOString();
  return new TaskError(
    "SEASON_CLOSED",
    early ? `Season ${number} opens at ${date}.` : `Season ${number} closed at ${date}.`,
    early ? "Wait for it, or choose another with --season." : "Choose an open one with --season.",
  );
}
