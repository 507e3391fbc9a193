import { checkedAddress } from "@idol/client/key/key.ts";
import { checkCircuit } from "@idol/ezkl/circuit/artefacts.ts";
import type { Manifest } from "@idol/ezkl/circuit/manifest.ts";
import { loadAnyJudge } from "@idol/ml/judge/any-judge.ts";
import { isHexString, parseUnits, ZeroAddress, ZeroHash } from "ethers";
import type { SeasonTermsStruct } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { TaskError } from "../errors.ts";
import { type Currency, parseAmount } from "./currency.ts";
import { parseDuration } from "./duration.ts";

/** What an organiser says of a season, as on the command line. */
export interface SeasonWish {
  judge: string;
  /** What each winner is paid, in whole coins of the currency. */
  prize: string;
  /** From the opening, as `30d`. */
  duration: string;
  /** From now to the opening; at once if not given. */
  opensIn?: string | undefined;
  /** The least score that wins; the judge's published threshold if not given. */
  threshold?: string | undefined;
  /** The organiser's address, who gets what nobody won; the sender if not given. */
  organiser?: string | undefined;
  /** False for a season without badges. */
  badge?: boolean | undefined;
  /** Root of the admitted addresses; everyone is admitted if not given. */
  allowlistRoot?: string | undefined;
  /** With an auditor the season is audited, and needs the other three. */
  auditor?: string | undefined;
  /** What a claim posts, in whole coins of the currency. */
  bond?: string | undefined;
  revealPeriod?: string | undefined;
  auditPeriod?: string | undefined;
}

/** A season's terms but for its verifier, with every type that the contract's encoding takes. */
export type Terms = Omit<SeasonTermsStruct, "verifier">;

/** Terms as the contract takes them, and the manifest of the judge they are made from. */
export interface ResolvedTerms {
  manifest: Manifest;
  terms: Terms;
}

/** What the terms depend on besides the wish. */
export interface TermsContext {
  /** Who opens the season. */
  sender: string;
  /** The chain's time, in seconds: durations are counted from here, once. */
  now: number;
  currency: Currency;
}

/**
 * The terms of a season: the judge's manifest and published threshold, times from durations, amounts by the currency's decimals.
 *
 * @throws JUDGE_INCOMPLETE if the judge has no published threshold, OPTION_INVALID, ADDRESS_INVALID, and what `checkCircuit` throws
 */
export async function seasonTerms(wish: SeasonWish, context: TermsContext): Promise<ResolvedTerms> {
  const { currency } = context;
  const manifest = await checkCircuit(wish.judge);
  const { scale, lowest, highest } = manifest.score;
  const opensAt = context.now + (wish.opensIn === undefined ? 0 : parseDuration(wish.opensIn, "opens-in"));
  const terms = {
    opensAt,
    closesAt: opensAt + parseDuration(wish.duration, "duration"),
    scoreScale: scale,
    badge: wish.badge ?? true,
    judgeHash: manifest.judgeHash,
    minScore: BigInt(lowest),
    maxScore: BigInt(highest),
    threshold: await thresholdOf(wish, scale),
    prize: parseAmount(wish.prize, currency, "prize"),
    currency: currency.address,
    organiser: wish.organiser === undefined ? context.sender : checkedAddress(wish.organiser, "organiser"),
    allowlistRoot: rootOf(wish.allowlistRoot),
    ...auditTerms(wish, currency),
  };
  return { manifest, terms };
}

async function thresholdOf(wish: SeasonWish, scale: number): Promise<bigint> {
  if (wish.threshold !== undefined) return parseScore(wish.threshold, scale);
  const { config } = await loadAnyJudge(wish.judge);
  if (config.threshold !== null) return BigInt(config.threshold.instance);
  throw new TaskError(
    "JUDGE_INCOMPLETE",
    `The judge ${wish.judge} has no published threshold, so nobody can say what its scores are worth.`,
    "Evaluate it first: npx hardhat idol:evaluate.",
  );
}

/** Decimal digits of a score that count: far beyond 2^-scale of any judge. */
const SCORE_DIGITS = 30;

/** The least instance that is not below a decimal score: `⌈score · 2^scale⌉`. @throws OPTION_INVALID */
export function parseScore(text: string, scale: number): bigint {
  if (!/^-?\d{1,20}(\.\d{1,30})?$/.test(text)) {
    throw new TaskError(
      "OPTION_INVALID",
      `--threshold "${text}" is not a score.`,
      "Give a decimal number such as 0.75.",
    );
  }
  const unit = 10n ** BigInt(SCORE_DIGITS);
  const scaled = parseUnits(text, SCORE_DIGITS) * 2n ** BigInt(scale);
  const floor = scaled / unit;
  return scaled > floor * unit ? floor + 1n : floor;
}

function rootOf(text: string | undefined): string {
  if (text === undefined) return ZeroHash;
  if (isHexString(text, 32) && text !== ZeroHash) return text;
  throw new TaskError(
    "OPTION_INVALID",
    `--allowlist-root "${text}" is not a Merkle root.`,
    "Give the root that idol:allowlist prints, or the list itself with --allowlist.",
  );
}

type AuditTerms = Pick<Terms, "auditor" | "bond" | "revealPeriod" | "auditPeriod">;

function auditTerms(wish: SeasonWish, currency: Currency): AuditTerms {
  const { auditor, bond, revealPeriod, auditPeriod } = wish;
  const given = [auditor, bond, revealPeriod, auditPeriod].filter((option) => option !== undefined).length;
  if (given === 0) return { auditor: ZeroAddress, bond: 0n, revealPeriod: 0, auditPeriod: 0 };
  if (
    auditor === undefined ||
    bond === undefined ||
    revealPeriod === undefined ||
    auditPeriod === undefined
  ) {
    throw new TaskError(
      "OPTION_INVALID",
      "An audit needs an auditor, a bond and two periods, and some of them are missing.",
      "Give --auditor, --bond, --reveal-period and --audit-period together, or none of them.",
    );
  }
  return {
    auditor: checkedAddress(auditor, "auditor"),
    bond: parseAmount(bond, currency, "bond"),
    revealPeriod: parseDuration(revealPeriod, "reveal-period"),
    auditPeriod: parseDuration(auditPeriod, "audit-period"),
  };
}
