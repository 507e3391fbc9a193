import { type Currency, checkedAddress, type SeasonTermsStruct } from "@idol/client";
import type { JudgeManifest } from "@idol/ml/circuit";
import { loadAnyJudge } from "@idol/ml/judges";
import { checkPlace } from "@idol/ml/proving";
import { isHexString, ZeroAddress, ZeroHash } from "ethers";
import { TaskError } from "../errors.ts";
import { parseAmount, parseDuration, parseScore } from "../ui/contest-options.ts";
import { placeOf } from "../workspace.ts";

/** What an organiser says of a season, as on the command line. */
export interface SeasonOptions {
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
  /** Whether the auditor expects the phrase of each singer in the recording. */
  phrase?: boolean | undefined;
}

/** A season's terms but for its verifier, with every type that the contract's encoding takes. */
export type Terms = Omit<SeasonTermsStruct, "verifier">;

/** Terms as the contract takes them, and the manifest of the judge they are made from. */
export interface ResolvedTerms {
  manifest: JudgeManifest;
  terms: Terms;
}

/** What the terms depend on besides the options. */
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
 * @throws JUDGE_INCOMPLETE if the judge has no published threshold, OPTION_INVALID, ADDRESS_INVALID, and what `checkPlace` throws
 */
export async function seasonTerms(options: SeasonOptions, context: TermsContext): Promise<ResolvedTerms> {
  const { currency } = context;
  const manifest = await checkPlace(options.judge, placeOf(options.judge));
  const { scale, lowest, highest } = manifest.score;
  const opensAt =
    context.now + (options.opensIn === undefined ? 0 : parseDuration(options.opensIn, "opens-in"));
  const terms = {
    opensAt,
    closesAt: opensAt + parseDuration(options.duration, "duration"),
    scoreScale: scale,
    badge: options.badge ?? true,
    judgeHash: manifest.judgeHash,
    minScore: BigInt(lowest),
    maxScore: BigInt(highest),
    threshold: await thresholdOf(options, scale),
    prize: parseAmount(options.prize, currency, "prize"),
    currency: currency.address,
    organiser:
      options.organiser === undefined ? context.sender : checkedAddress(options.organiser, "organiser"),
    allowlistRoot: rootOf(options.allowlistRoot),
    ...auditTerms(options, currency),
  };
  return { manifest, terms };
}

async function thresholdOf(options: SeasonOptions, scale: number): Promise<bigint> {
  if (options.threshold !== undefined) return parseScore(options.threshold, scale);
  const { config } = await loadAnyJudge(options.judge);
  if (config.threshold !== null) return BigInt(config.threshold.instance);
  throw new TaskError(
    "JUDGE_INCOMPLETE",
    `The judge ${options.judge} has no published threshold, so nobody can say what its scores are worth.`,
    "Evaluate it first: npx hardhat idol:evaluate.",
  );
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

type AuditTerms = Pick<Terms, "auditor" | "bond" | "revealPeriod" | "auditPeriod" | "phrase">;

function auditTerms(options: SeasonOptions, currency: Currency): AuditTerms {
  const { auditor, bond, revealPeriod, auditPeriod, phrase = false } = options;
  const given = [auditor, bond, revealPeriod, auditPeriod].filter((option) => option !== undefined).length;
  if (given === 0 && phrase) {
    throw new TaskError(
      "OPTION_INVALID",
      "A phrase is for audited seasons: nobody would listen for it in this one.",
      "Give --auditor, --bond, --reveal-period and --audit-period too, or leave --phrase out.",
    );
  }
  if (given === 0) return { auditor: ZeroAddress, bond: 0n, revealPeriod: 0, auditPeriod: 0, phrase };
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
    phrase,
  };
}
