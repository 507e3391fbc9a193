import type { OnProgress } from "@idol/ezkl/progress.ts";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Currency, parseAmount, readCurrency } from "./currency.ts";
import { deployedVerifier } from "./deployment.ts";
import type { OpenReward } from "./open-reward.ts";
import { type Funded, fundSeason, type OpenedSeason, openSeason } from "./organise.ts";
import { checkPublicSeason, checkPublicVerifier } from "./public-network.ts";
import { type SeasonWish, seasonTerms } from "./season-terms.ts";

/** What an organiser says of a further season. */
export interface FurtherSeasonWish extends SeasonWish {
  /** Its address; the zero address for the native coin. */
  currency: string;
  /** In whole coins of the currency; to be funded later if not given. */
  pot: string | undefined;
  /** The judge's verifier; the deployment's if not given. */
  verifier: string | undefined;
  open: boolean;
}

/** A season that was opened, and funded where a pot was given. */
export interface OpenedAndFunded extends OpenedSeason {
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
  { chain, reward, sender }: OpenReward,
  wish: FurtherSeasonWish,
  onProgress: OnProgress,
): Promise<OpenedAndFunded> {
  const currency = await readCurrency(chain, wish.currency);
  const pot = wish.pot === undefined ? 0n : parseAmount(wish.pot, currency, "pot");
  const block = await chain.ethers.provider.getBlock("latest");
  const now = block?.timestamp ?? Math.floor(Date.now() / 1000);
  const { manifest, terms } = await seasonTerms(wish, { sender: sender.address, now, currency });
  const verifier =
    wish.verifier ?? (await deployedVerifier(chain, hre.config.paths.ignition, manifest.verifier));
  await checkPublicVerifier(hre, chain, manifest, verifier);
  await checkPublicSeason(chain, {
    terms,
    pot,
    toPay: pot,
    currency,
    open: wish.open,
    sender: sender.address,
    others: [],
  });
  onProgress({ step: "Open the season" });
  const opened = await openSeason(reward, { verifier, ...terms });
  const result = {
    ...opened,
    judge: wish.judge,
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
