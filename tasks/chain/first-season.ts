import type { JudgeManifest } from "@idol/ml/circuit";
import { TaskError } from "../errors.ts";
import { parseAmount } from "../ui/contest-options.ts";
import { type SeasonOptions, seasonTerms, type Terms, type TermsContext } from "./season-terms.ts";

/** What an organiser says of the first season, as on the command line. */
export interface FirstSeasonOptions extends SeasonOptions {
  /** What it is funded with, in whole coins of the currency. */
  pot: string;
}

/** Parameters of Ignition's first-season module. Whole numbers that may exceed 2^53 are bigints. */
export type FirstSeasonParameters = Terms & { pot: bigint };

/**
 * The terms of the first season with its pot.
 *
 * @throws OPTION_INVALID if the pot does not hold one prize, and what `seasonTerms` throws
 */
export async function firstSeasonParameters(
  options: FirstSeasonOptions,
  context: TermsContext,
): Promise<{ manifest: JudgeManifest; parameters: FirstSeasonParameters }> {
  const { manifest, terms } = await seasonTerms(options, context);
  const pot = parseAmount(options.pot, context.currency, "pot");
  if (pot >= BigInt(terms.prize)) return { manifest, parameters: { ...terms, pot } };
  throw new TaskError(
    "OPTION_INVALID",
    `--pot ${options.pot} does not hold one prize of ${options.prize}.`,
    "Give a pot of at least one prize.",
  );
}
