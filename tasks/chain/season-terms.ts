import { type Currency, type SeasonWish, type Terms, termsOf } from "@idol/client";
import type { JudgeManifest } from "@idol/ml/circuit";
import { loadAnyJudge } from "@idol/ml/judges";
import { checkPlace } from "@idol/ml/proving";
import { TaskError } from "../errors.ts";
import { placeOf } from "../workspace.ts";
import { asOptions } from "./terms-refusal.ts";

export type { Terms } from "@idol/client";

/** What an organiser says of a season, as on the command line. */
export interface SeasonOptions extends SeasonWish {
  judge: string;
}

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
  const manifest = await checkPlace(options.judge, placeOf(options.judge));
  const { scale, lowest, highest } = manifest.score;
  const judge = {
    hash: manifest.judgeHash,
    scale,
    lowest: BigInt(lowest),
    highest: BigInt(highest),
    threshold: options.threshold === undefined ? await publishedThreshold(options.judge) : undefined,
  };
  return { manifest, terms: asOptions(() => termsOf(options, { ...context, judge })) };
}

async function publishedThreshold(judge: string): Promise<bigint> {
  const { config } = await loadAnyJudge(judge);
  if (config.threshold !== null) return BigInt(config.threshold.instance);
  throw new TaskError(
    "JUDGE_INCOMPLETE",
    `The judge ${judge} has no published threshold, so nobody can say what its scores are worth.`,
    "Evaluate it first: npx hardhat idol:evaluate.",
  );
}
