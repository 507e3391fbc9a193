import { ZeroAddress, ZeroHash } from "ethers";
import type {
  SeasonStateStructOutput,
  SeasonTermsStructOutput,
} from "../../../types/ethers-contracts/interfaces/IIdolReward.ts";
import { type Currency, readCurrency } from "./currency.ts";
import type { Deployment } from "./deployment.ts";
import type { Node } from "./node.ts";

/** A season as the page shows it. Times are seconds since 1970, amounts the currency's smallest units. */
export interface Season {
  number: bigint;
  terms: SeasonTermsStructOutput;
  state: SeasonStateStructOutput;
  currency: Currency;
}

/** Where a season stands. */
export type Phase = "upcoming" | "open" | "paused" | "reveal" | "audit" | "final";

/** A season's phase at a moment of the chain. */
export function phaseOf({ terms, state }: Pick<Season, "terms" | "state">, now: bigint): Phase {
  if (now < terms.opensAt) return "upcoming";
  if (now < state.closesAt) return state.paused ? "paused" : "open";
  if (!isAudited({ terms })) return "final";
  if (now < state.revealEndsAt) return "reveal";
  return now < state.finalAt ? "audit" : "final";
}

/** Whether claims post a bond and recordings are revealed and audited. */
export function isAudited({ terms }: Pick<Season, "terms">): boolean {
  return terms.auditor !== ZeroAddress;
}

/** Whether only listed accounts may claim. */
export function hasAllowlist({ terms }: Pick<Season, "terms">): boolean {
  return terms.allowlistRoot !== ZeroHash;
}

/** The second at which a phase ends; undefined where it never does. */
export function phaseEnd(season: Pick<Season, "terms" | "state">, now: bigint): bigint | undefined {
  switch (phaseOf(season, now)) {
    case "upcoming":
      return season.terms.opensAt;
    case "open":
    case "paused":
      return season.state.closesAt;
    case "reveal":
      return season.state.revealEndsAt;
    case "audit":
      return season.state.finalAt;
    case "final":
      return undefined;
  }
}

/** All seasons, newest first, and the time of the chain's newest block. */
export async function readSeasons(
  node: Node,
  deployment: Deployment,
): Promise<{ seasons: Season[]; chainTime: bigint }> {
  const [count, block] = await Promise.all([node.reward.seasonCount(), node.provider.getBlock("latest")]);
  const numbers = Array.from({ length: Number(count) }, (_, index) => count - BigInt(index));
  const seasons = await Promise.all(numbers.map((number) => readSeason(node, deployment, number)));
  return { seasons, chainTime: BigInt(block?.timestamp ?? 0) };
}

/** One season. */
export async function readSeason(node: Node, deployment: Deployment, number: bigint): Promise<Season> {
  const { terms, state } = await node.reward.seasonOf(number);
  return { number, terms, state, currency: await readCurrency(node, deployment, terms.currency) };
}

/** The season to sing for: an open one, the oldest first, for its singers are the most; else the next to open, else the newest. */
export function favourite(seasons: readonly Season[], now: bigint): Season | undefined {
  const oldestFirst = seasons.toReversed();
  const inPhase = (phase: Phase) => oldestFirst.find((season) => phaseOf(season, now) === phase);
  return inPhase("open") ?? inPhase("upcoming") ?? seasons[0];
}
