import { type Currency, type Funded, fundSeason, type OpenedSeason, openSeason } from "@idol/client";
import type { OnProgress } from "@idol/ezkl/progress";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { currencyOption, parseAmount } from "../ui/contest-options.ts";
import { deployedVerifier } from "./deployment.ts";
import type { OpenReward } from "./open-reward.ts";
import { checkPublicSeason, checkPublicVerifier } from "./public-network.ts";
import { type SeasonOptions, seasonTerms } from "./season-terms.ts";

/** What an organiser says of a further season. */
export interface FurtherSeasonOptions extends SeasonOptions {
  /** Its address; the native coin if not given. */
  currency: string | undefined;
  /** In whole coins of the currency; to be funded later if not given. */
  pot: string | undefined;
  /** The judge's verifier; the deployment's if not given. */
  verifier: string | undefined;
  open: boolean;
}

/** A season that was opened, and funded where a pot was given. */
export interface OpenedAndFunded extends OpenedSeason {
  network: string;
  /** The reward contract. */
  reward: string;
  judge: string;
  verifier: string;
  currency: Currency;
  prize: bigint;
  threshold: bigint;
  scoreScale: number;
  opensAt: number;
  closesAt: number;
  funded?: Funded;
}

/**
 * Opens one more season of a reward contract, and funds it where a pot is given. Its times are resolved here, once.
 *
 * @throws OPTION_INVALID, JUDGE_INCOMPLETE, NOT_DEPLOYED, DEPLOYMENT_REFUSED, SRS_MISSING, CONTRACT_REVERTED
 */
export async function openFundedSeason(
  hre: HardhatRuntimeEnvironment,
  { chain, reward, address, sender }: OpenReward,
  options: FurtherSeasonOptions,
  onProgress: OnProgress,
): Promise<OpenedAndFunded> {
  const currency = await currencyOption(chain.ethers.provider, options.currency);
  const pot = options.pot === undefined ? 0n : parseAmount(options.pot, currency, "pot");
  const block = await chain.ethers.provider.getBlock("latest");
  const now = block?.timestamp ?? Math.floor(Date.now() / 1000);
  const { manifest, terms } = await seasonTerms(options, { sender: sender.address, now, currency });
  const verifier =
    options.verifier ?? (await deployedVerifier(chain, hre.config.paths.ignition, manifest.verifier));
  await checkPublicVerifier(hre, chain, manifest, verifier);
  await checkPublicSeason(chain, {
    terms,
    pot,
    toPay: pot,
    currency,
    open: options.open,
    sender: sender.address,
    others: [],
  });
  onProgress({ step: "Open the season" });
  const opened = await openSeason(reward, { verifier, ...terms }, currency);
  const result = {
    ...opened,
    network: chain.connection.networkName,
    reward: address,
    judge: options.judge,
    verifier,
    currency,
    prize: BigInt(terms.prize),
    threshold: BigInt(terms.threshold),
    scoreScale: Number(terms.scoreScale),
    opensAt: Number(terms.opensAt),
    closesAt: Number(terms.closesAt),
  };
  if (pot === 0n) return result;
  onProgress({ step: "Fund it" });
  return { ...result, funded: await fundSeason(reward, sender, opened.season, pot, currency) };
}
