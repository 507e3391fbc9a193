import { keccak256, ZeroAddress, ZeroHash } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { EntryStructOutput, IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import type { Chain } from "./connect.ts";
import { type Currency, readCurrency } from "./currency.ts";
import { findJudge } from "./judge-by-hash.ts";
import { isVerifierOf } from "./public-network.ts";
import { readSeason, type Season } from "./seasons.ts";

/** Where a season is on its way. */
export type Phase = "to open" | "open" | "paused" | "reveal" | "audit" | "final";

/** How a season stands, for people and programs. */
export interface SeasonStatus {
  season: bigint;
  phase: Phase;
  /** Seconds to the end of the phase; 0 in the last one. */
  secondsLeft: number;
  currency: Currency;
  prize: bigint;
  pot: bigint;
  claims: bigint;
  bond: bigint;
  opensAt: bigint;
  closesAt: bigint;
  revealEndsAt: bigint;
  finalAt: bigint;
  threshold: bigint;
  scoreScale: number;
  organiser: string;
  /** Absent without audit. */
  auditor?: string;
  /** Absent where everyone is admitted. */
  allowlistRoot?: string;
  judgeHash: string;
  /** The judge of this checkout that has the season's hash. */
  judge?: string;
  verifier: string;
  /** Whether the verifier is what the source of that judge compiles to here; if not, it may accept anything. */
  verifierIsJudges?: boolean;
  /** Whether the verifier's code is still that of the season's opening; if not, the season pays nobody. */
  verifierUnchanged: boolean;
}

/** A singer's best score. */
export interface Entry {
  singer: string;
  score: bigint;
  claimedAt: bigint;
  row: bigint;
  standing: "unaudited" | "pending" | "audited";
}

/** In the order of `Standing` in ILeaderboard.sol. */
const STANDINGS = ["unaudited", "pending", "audited"] as const;

/** Reads how a season stands. @throws SEASON_UNKNOWN */
export async function seasonStatus(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  reward: IIdolReward,
  number: bigint,
): Promise<SeasonStatus> {
  const [season, block] = await Promise.all([
    readSeason(reward, number),
    chain.ethers.provider.getBlock("latest"),
  ]);
  const { terms, state } = season;
  const code = await chain.ethers.provider.getCode(terms.verifier);
  const judge = await findJudge(terms.judgeHash);
  const known =
    judge === undefined
      ? {}
      : {
          judge: judge.name,
          verifierIsJudges: await isVerifierOf(hre, chain, judge.manifest, terms.verifier),
        };
  return {
    season: number,
    ...phaseOf(season, BigInt(block?.timestamp ?? 0)),
    currency: await readCurrency(chain, terms.currency),
    prize: terms.prize,
    pot: state.pot,
    claims: state.claims,
    bond: terms.bond,
    opensAt: terms.opensAt,
    closesAt: state.closesAt,
    revealEndsAt: state.revealEndsAt,
    finalAt: state.finalAt,
    threshold: terms.threshold,
    scoreScale: Number(terms.scoreScale),
    organiser: terms.organiser,
    ...(terms.auditor === ZeroAddress ? {} : { auditor: terms.auditor }),
    ...(terms.allowlistRoot === ZeroHash ? {} : { allowlistRoot: terms.allowlistRoot }),
    judgeHash: terms.judgeHash,
    ...known,
    verifier: terms.verifier,
    verifierUnchanged: keccak256(code) === state.verifierCodeHash,
  };
}

/** Where a season is at a time, and how long the phase lasts as things are. */
export function phaseOf(
  { terms, state }: Pick<Season, "terms" | "state">,
  now: bigint,
): Pick<SeasonStatus, "phase" | "secondsLeft"> {
  const until = (phase: Phase, end: bigint) => ({ phase, secondsLeft: Number(end - now) });
  if (now < terms.opensAt) return until("to open", terms.opensAt);
  if (now < state.closesAt) return until(state.paused ? "paused" : "open", state.closesAt);
  if (now < state.revealEndsAt) return until("reveal", state.revealEndsAt);
  if (now < state.finalAt) return until("audit", state.finalAt);
  return { phase: "final", secondsLeft: 0 };
}

/** A page of a season's leaderboard, best first within the page. @throws SEASON_UNKNOWN */
export async function leaderboardPage(
  reward: IIdolReward,
  season: bigint,
  from: bigint,
  count: bigint,
): Promise<{ entries: Entry[]; rows: bigint }> {
  await readSeason(reward, season);
  // By position: ethers's results have a method of the name `entries`.
  const [page, rows] = await reward.leaderboard(season, from, count);
  return { entries: page.map(toEntry).sort(byScore), rows };
}

/** How many rows are asked of a node at once. */
const PAGE = 200n;

/** All entries of a season, in the order of first claims. @throws SEASON_UNKNOWN */
export async function allEntries(reward: IIdolReward, season: bigint): Promise<Entry[]> {
  const all: Entry[] = [];
  let rows = 1n;
  for (let from = 0n; from < rows; from += PAGE) {
    const [page, found] = await reward.leaderboard(season, from, PAGE);
    rows = found;
    all.push(...page.map(toEntry));
  }
  return all;
}

function toEntry({ singer, score, claimedAt, row, standing }: EntryStructOutput): Entry {
  return { singer, score, claimedAt, row, standing: STANDINGS[Number(standing)] ?? "unaudited" };
}

function byScore(left: Entry, right: Entry): number {
  return left.score === right.score ? Number(left.row - right.row) : left.score < right.score ? 1 : -1;
}
