import { type Currency, checkedAddress, checkPayable } from "@idol/client";
import { ZeroAddress } from "ethers";
import type { OptionTexts } from "../sending/canonical.ts";
import { currencyOption, parseAmount } from "../ui/contest-options.ts";
import { startTime } from "./clock.ts";
import type { Chain } from "./connect.ts";
import type { DeploymentPlan } from "./deployed.ts";
import { type SeasonOptions, seasonTerms } from "./season-terms.ts";
import { asOptions } from "./terms-refusal.ts";

/** What an organiser says of a deployment, as on the command line. */
export interface DeploymentOptions extends Omit<SeasonOptions, "prize" | "duration"> {
  prize?: string | undefined;
  duration?: string | undefined;
  /** What the first season is funded with, in whole coins. */
  pot?: string | undefined;
  /** An ERC-20's address; the native coin if not given. */
  currency?: string | undefined;
  /** Who may pause claims; nobody if not given. */
  guardian?: string | undefined;
  /** Opens a season with neither allowlist nor audit, on a public chain too. */
  open?: boolean | undefined;
  /** Takes terms under which nobody might be paid. */
  anyway?: boolean | undefined;
}

/** The options of a deployment that a second run goes on with. */
export const DEPLOYMENT_OPTIONS = [
  "judge",
  "prize",
  "pot",
  "duration",
  "opensIn",
  "threshold",
  "currency",
  "organiser",
  "allowlistRoot",
  "auditor",
  "bond",
  "revealPeriod",
  "auditPeriod",
  "phrase",
  "guardian",
  "noBadge",
] as const;

/**
 * Terms, pot and guardian of a first season from options as texts; its times are counted from now.
 *
 * @throws OPTION_INVALID, ADDRESS_INVALID, and what `seasonTerms` throws
 */
export async function planDeployment(
  chain: Chain,
  sender: string,
  options: OptionTexts,
  anyway: boolean,
): Promise<DeploymentPlan> {
  const currency: Currency = await currencyOption(chain.ethers.provider, options.currency);
  const { now, stale } = await startTime(chain);
  const flags = { badge: options.noBadge === undefined, phrase: options.phrase !== undefined };
  const wanted = { ...options, ...flags } as unknown as SeasonOptions;
  const { manifest, terms } = await seasonTerms(wanted, { sender, now, currency });
  const pot = parseAmount(options.pot ?? "", currency, "pot");
  const guardian =
    options.guardian === undefined ? ZeroAddress : checkedAddress(options.guardian, "guardian");
  asOptions(() => checkPayable({ terms, pot, currency, now, anyway }));
  return {
    judge: wanted.judge,
    manifest,
    currency,
    terms,
    pot,
    guardian,
    ...(stale === undefined ? {} : { stale }),
  };
}
