import {
  approveCurrency,
  type Currency,
  checkPayable,
  checkPublicTerms,
  explainFailure,
  type Funded,
  fundSeason,
  type OpenedSeason,
  openSeason,
} from "@idol/client";
import { ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { givenOptions } from "../sending/canonical.ts";
import type { Running } from "../sending/command.ts";
import { sendToReward } from "../sending/send-to-reward.ts";
import { currencyOption, parseAmount } from "../ui/contest-options.ts";
import { startTime } from "./clock.ts";
import { type Costs, checkFunds, costsOf } from "./costs.ts";
import { deployedVerifier } from "./deployment.ts";
import type { OpenReward } from "./open-reward.ts";
import { checkPrecompiles } from "./precompiles.ts";
import { checkPublicVerifier } from "./public-network.ts";
import { TOKEN_GAS } from "./rehearse.ts";
import { type SeasonOptions, seasonTerms, type Terms } from "./season-terms.ts";
import { asOptions, onPublicChain } from "./terms-refusal.ts";
import { tryVerifier } from "./try-verifier.ts";

/** What an organiser says of a further season. */
export interface FurtherSeasonOptions extends SeasonOptions {
  /** Its address; the native coin if not given. */
  currency: string | undefined;
  /** In whole coins of the currency; to be funded later if not given. */
  pot: string | undefined;
  /** The judge's verifier; the deployment's if not given. */
  verifier: string | undefined;
  open: boolean;
  /** Takes terms under which nobody might be paid. */
  anyway?: boolean | undefined;
  /** Leaves an interrupted run with other options as it stands. */
  anew?: boolean | undefined;
}

/** A further season as it is going to be opened. */
export interface SeasonPlan {
  judge: string;
  verifier: string;
  currency: Currency;
  terms: Terms;
  /** Zero where it is to be funded later. */
  pot: bigint;
  stale?: number;
}

/** What `--dry-run` shows. */
export interface SeasonDryRun extends SeasonPlan {
  dryRun: true;
  network: string;
  chainId: bigint;
  sender: string;
  costs: Costs;
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

const STEPS = { approve: "Approve the currency", open: "Open the season", fund: "Fund it" } as const;
const GAS = { approveCurrency: 50_000n, fund: 80_000n };
const NOT_TERMS = [
  "reward",
  "from",
  "safe",
  "json",
  "open",
  "anyway",
  "anew",
  "dryRun",
  "allowlist",
  "badge",
];

/**
 * Opens one more season of a reward contract, and funds it where a pot is given; run again after an interruption, it goes on with the same season.
 *
 * @throws OPTION_INVALID, JUDGE_INCOMPLETE, NOT_DEPLOYED, DEPLOYMENT_REFUSED, SRS_MISSING, CONTRACT_REVERTED, FUNDS_MISSING, and what
 * `runCommand` throws
 */
export async function openFundedSeason(
  hre: HardhatRuntimeEnvironment,
  opened: OpenReward,
  options: FurtherSeasonOptions,
  running: Running,
): Promise<OpenedAndFunded> {
  const { chain, sender } = opened;
  const given = Object.entries({ ...options, noBadge: options.badge === false });
  const order = {
    task: "idol:season open",
    about: "",
    options: givenOptions(Object.fromEntries(given.filter(([name]) => !NOT_TERMS.includes(name)))),
    steps: [
      ...(options.currency === undefined ? [] : [STEPS.approve]),
      STEPS.open,
      ...(options.pot === undefined ? [] : [STEPS.fund]),
    ],
    anew: options.anew === true,
  };
  return await sendToReward(opened, running, order, async (reward, command) => {
    const plan = await command.keep(async () => {
      const made = await planSeason(hre, opened, options, running);
      // A Safe pays no gas; that it has the pot shows in the rehearsal.
      if (opened.safe === undefined)
        await checkFunds(chain, sender.address, await seasonCosts(opened, made), made.currency);
      return made;
    });
    const { verifier, terms, pot, currency } = plan;
    if (currency.address !== ZeroAddress) {
      await command.step(STEPS.approve, () => approveCurrency(reward, currency));
    }
    const season = await command.step(STEPS.open, () => openSeason(reward, { verifier, ...terms }, currency));
    const result = {
      ...season,
      network: chain.connection.networkName,
      reward: opened.address,
      judge: plan.judge,
      verifier,
      currency,
      prize: BigInt(terms.prize),
      threshold: BigInt(terms.threshold),
      scoreScale: Number(terms.scoreScale),
      opensAt: Number(terms.opensAt),
      closesAt: Number(terms.closesAt),
    };
    if (pot === 0n) return result;
    const funded = await command.step(STEPS.fund, () =>
      fundSeason(reward, command.signer, season.season, pot, currency),
    );
    return { ...result, funded };
  });
}

/** Everything of it, and nothing is sent. @throws as `openFundedSeason` */
export async function dryRunSeason(
  hre: HardhatRuntimeEnvironment,
  opened: OpenReward,
  options: FurtherSeasonOptions,
  running: Running,
): Promise<SeasonDryRun> {
  const plan = await planSeason(hre, opened, options, running);
  const { chain, sender } = opened;
  const { networkName: network } = chain.connection;
  const costs = await seasonCosts(opened, plan);
  return { ...plan, dryRun: true, network, chainId: chain.chainId, sender: sender.address, costs };
}

async function planSeason(
  hre: HardhatRuntimeEnvironment,
  { chain, sender }: OpenReward,
  options: FurtherSeasonOptions,
  { onProgress }: Running,
): Promise<SeasonPlan> {
  const { open, anyway = false } = options;
  const currency = await currencyOption(chain.ethers.provider, options.currency);
  const pot = options.pot === undefined ? undefined : parseAmount(options.pot, currency, "pot");
  const { now, stale } = await startTime(chain);
  const { manifest, terms } = await seasonTerms(options, { sender: sender.address, now, currency });
  const verifier = options.verifier ?? (await deployedVerifier(chain, manifest.verifier));
  asOptions(() => checkPayable({ terms, pot, currency, now, anyway }));
  await checkPrecompiles(chain);
  await checkPublicVerifier(hre, chain, manifest, verifier);
  const planned = { terms, pot: pot ?? 0n, now, anyway, open, accounts: [sender.address] };
  onPublicChain(chain, () => checkPublicTerms(chain.chainId, planned));
  const { judge } = options;
  await tryVerifier(chain, judge, verifier, onProgress);
  return { judge, verifier, currency, terms, pot: pot ?? 0n, ...(stale === undefined ? {} : { stale }) };
}

/** The contract's own rules are asked on the way, of all but the currency, which may not be approved yet. @throws CONTRACT_REVERTED */
async function seasonCosts(
  { chain, sender, reward }: OpenReward,
  { verifier, terms, pot, currency }: SeasonPlan,
): Promise<Costs> {
  const token = currency.address !== ZeroAddress;
  try {
    const open = await reward.openSeason.estimateGas({ verifier, ...terms, currency: ZeroAddress });
    const approved = await reward.isApprovedCurrency(currency.address);
    const planned = [
      { title: STEPS.approve, gas: approved ? 0n : GAS.approveCurrency },
      { title: STEPS.open, gas: open },
      { title: "Let the contract take the pot", gas: token && pot > 0n ? TOKEN_GAS.approve : 0n },
      { title: STEPS.fund, gas: pot === 0n ? 0n : token ? TOKEN_GAS.fund : GAS.fund },
    ];
    return await costsOf(
      chain,
      sender.address,
      planned.filter(({ gas }) => gas > 0n),
      pot,
    );
  } catch (thrown) {
    throw explainFailure(thrown, { scoreScale: Number(terms.scoreScale), currency });
  }
}
