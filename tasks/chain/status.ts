import {
  type Currency,
  chainTime,
  hasAllowlist,
  type IIdolReward,
  isAudited,
  type Phase,
  phaseEnd,
  phaseOf,
  phraseOf,
  readCurrency,
  type Season,
  termsHashOf,
} from "@idol/client";
import { findJudge } from "@idol/ml/proving";
import { keccak256 } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Chain } from "./connect.ts";
import { isVerifierOf } from "./public-network.ts";

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
  /** What the key of each proof binds of these terms. */
  termsHash: string;
  /** Whether each singer has to say some words. */
  asksForPhrase: boolean;
  /** Those of the singer that was asked for. */
  phrase?: string;
  judgeHash: string;
  /** The judge of this checkout that has the season's hash. */
  judge?: string;
  verifier: string;
  /** Whether the verifier is what the source of that judge compiles to here; if not, it may accept anything. */
  verifierIsJudges?: boolean;
  /** Whether the verifier's code is still that of the season's opening; if not, the season pays nobody. */
  verifierUnchanged: boolean;
}

/** Reads how a season stands. */
export async function seasonStatus(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  reward: IIdolReward,
  season: Season,
  singer?: string,
): Promise<SeasonStatus> {
  const now = await chainTime(reward);
  const { number, terms, state } = season;
  const code = await chain.ethers.provider.getCode(terms.verifier);
  const judge = await findJudge(terms.judgeHash);
  const known =
    judge === undefined
      ? {}
      : {
          judge: judge.name,
          verifierIsJudges: await isVerifierOf(hre, chain, judge.manifest, terms.verifier),
        };
  const contest = { chainId: chain.chainId, reward: await reward.getAddress() };
  const phrase = singer === undefined ? undefined : phraseOf(season, contest, singer);
  return {
    season: number,
    phase: phaseOf(season, now),
    secondsLeft: Number((phaseEnd(season, now) ?? now) - now),
    currency: await readCurrency(chain.ethers.provider, terms.currency),
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
    ...(isAudited(season) ? { auditor: terms.auditor } : {}),
    ...(hasAllowlist(season) ? { allowlistRoot: terms.allowlistRoot } : {}),
    termsHash: termsHashOf(terms, state.verifierCodeHash),
    asksForPhrase: terms.phrase,
    ...(phrase === undefined ? {} : { phrase }),
    judgeHash: terms.judgeHash,
    ...known,
    verifier: terms.verifier,
    verifierUnchanged: keccak256(code) === state.verifierCodeHash,
  };
}
