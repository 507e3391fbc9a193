import { checkPublicAccounts, checkPublicTerms, rewardAt } from "@idol/client";
import { checkPlace } from "@idol/ml/proving";
import { ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { TaskError } from "../errors.ts";
import { givenOptions } from "../sending/canonical.ts";
import { type Running, runCommand, runEntry, withLock } from "../sending/command.ts";
import { type Entry, readJournalFile, writeJournalFile } from "../sending/journal.ts";
import { placeOf } from "../workspace.ts";
import { buildContracts } from "./build-contracts.ts";
import { startTime } from "./clock.ts";
import type { Chain } from "./connect.ts";
import { checkFunds, costsOf } from "./costs.ts";
import { deployContract } from "./deploy-contract.ts";
import { type Deployed, type DeploymentPlan, type DryRun, identityOf } from "./deployed.ts";
import { findReward, resetStaleJournal } from "./deployment.ts";
import { isSent, mergedOptions, STEPS, titlesOf } from "./deployment-order.ts";
import { DEPLOYMENT_OPTIONS, type DeploymentOptions, planDeployment } from "./first-season.ts";
import { measure } from "./measure.ts";
import { senderOf } from "./open-reward.ts";
import { checkPrecompiles } from "./precompiles.ts";
import { checkCeremony, checkPublicVerifier } from "./public-network.ts";
import { sendFirstSeason } from "./send-first-season.ts";
import { onPublicChain } from "./terms-refusal.ts";

/** Deploys a judge's verifier alone. */
export async function deployVerifier(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  judge: string,
  running: Running,
): Promise<Deployed> {
  const manifest = await checkPlace(judge, placeOf(judge));
  const sender = await senderOf(chain);
  onPublicChain(chain, () => checkPublicAccounts(chain.chainId, [sender.address]));
  checkCeremony(chain, manifest);
  await checkPrecompiles(chain);
  running.onProgress({ step: "Compile contracts" });
  await buildContracts(hre);
  const journalReset = await resetStaleJournal(chain);
  const order = {
    task: "idol:deploy",
    about: `--only verifier ${judge}`,
    options: {},
    steps: [STEPS.verifier],
  };
  const verifier = await runCommand(chain, sender, running, order, (command) =>
    command.step(STEPS.verifier, () => deployContract(hre, chain, command, manifest.verifier)),
  );
  await checkPublicVerifier(hre, chain, manifest, verifier);
  return { ...identityOf(chain, judge, manifest, journalReset), resumed: false, verifier };
}

/**
 * Deploys verifier and reward contract, opens the first season and funds it. Everything that can be checked is, before the first transaction. Run
 * again it goes on where it stopped, and where all is done it says what stands.
 *
 * @throws DEPLOYMENT_REFUSED, SRS_MISSING on a public chain, see `checkPublicTerms`; OPTION_CONTRADICTED, OPTION_INVALID, CONTRACT_REVERTED,
 * FUNDS_MISSING, COMMAND_RUNNING, INTERRUPTED
 */
export async function deployFirstSeason(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  options: DeploymentOptions,
  running: Running,
): Promise<Deployed> {
  return (await deployOrShow(hre, chain, options, running, false)) as Deployed;
}

/** What would be deployed: terms, transactions and costs; nothing is sent. @throws as `deployFirstSeason` */
export async function dryRunDeployment(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  options: DeploymentOptions,
  running: Running,
): Promise<DryRun> {
  return (await deployOrShow(hre, chain, options, running, true)) as DryRun;
}

async function deployOrShow(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  options: DeploymentOptions,
  running: Running,
  dryRun: boolean,
): Promise<Deployed | DryRun> {
  const sender = await senderOf(chain);
  return await withLock(chain, `sent-${sender.address}`, "idol:deploy", () =>
    withLock(chain, "deployment", "idol:deploy", async (file) => {
      running.onProgress({ step: "Compile contracts" });
      await buildContracts(hre);
      const journalReset = await resetStaleJournal(chain);
      const entry = await readEntry(chain, file);
      const { steps } = entry;
      const resumed = steps.length > 0;
      if (!resumed) await requireNoReward(chain);
      checkSender(entry, sender.address);
      entry.options = mergedOptions(entry, givenOptions(pick(options)));
      const plan = await planOf(chain, sender.address, entry, options);
      const { open = false, anyway = false } = options;
      const titles = titlesOf(plan.currency.address !== ZeroAddress);
      const toPay = isSent(entry, "fund") ? 0n : plan.pot;
      if (!entry.finished) {
        checkCeremony(chain, plan.manifest);
        await checkPrecompiles(chain);
        const { now } = await startTime(chain);
        const planned = { ...plan, open, anyway, now, accounts: [sender.address, plan.guardian] };
        onPublicChain(chain, () => checkPublicTerms(chain.chainId, planned));
        const costs = await costsOf(
          chain,
          sender.address,
          await measure(hre, chain, sender.address, plan, entry),
          toPay,
        );
        if (dryRun) {
          const { networkName: network } = chain.connection;
          return { ...plan, dryRun: true, network, chainId: chain.chainId, sender: sender.address, costs };
        }
        await checkFunds(chain, sender.address, costs, plan.currency);
      }
      const save = async () => {
        if (chain.persistent) await writeJournalFile(file, entry);
      };
      const sent = await runEntry(sender, running, { entry, titles, save }, (command) =>
        sendFirstSeason(hre, chain, command, plan, running.onProgress),
      );
      const { manifest, terms, pot, currency, guardian } = plan;
      return {
        ...identityOf(chain, plan.judge, manifest, journalReset),
        resumed,
        ...sent,
        badge: await rewardAt(sent.reward, chain.ethers.provider).badge(),
        rewardArguments: [sender.address, guardian],
        threshold: BigInt(terms.threshold),
        prize: BigInt(terms.prize),
        pot,
        currency,
        opensAt: Number(terms.opensAt),
        closesAt: Number(terms.closesAt),
      };
    }),
  );
}

function pick(options: DeploymentOptions): Record<string, unknown> {
  const texts: Record<string, unknown> = { ...options, noBadge: options.badge === false };
  return Object.fromEntries(DEPLOYMENT_OPTIONS.map((name) => [name, texts[name]]));
}

async function readEntry(chain: Chain, file: string): Promise<Entry> {
  const known = chain.persistent ? ((await readJournalFile(file)) as Entry | undefined) : undefined;
  return known ?? { options: {}, steps: [] };
}

/** The plan that was sent, once the season's opening was; until then what the options make of it now. */
async function planOf(
  chain: Chain,
  sender: string,
  entry: Entry,
  { anyway = false }: DeploymentOptions,
): Promise<DeploymentPlan> {
  if (isSent(entry, "open")) {
    const kept = entry.kept as Omit<DeploymentPlan, "manifest">;
    return { ...kept, manifest: await checkPlace(kept.judge, placeOf(kept.judge)) };
  }
  const plan = await planDeployment(chain, sender, entry.options, anyway);
  const { manifest: _, stale: __, ...kept } = plan;
  entry.kept = { ...kept, sender };
  return plan;
}

/** Another account could not go on: it does not own what the first one deployed. */
function checkSender({ steps, kept }: Entry, sender: string): void {
  const first = (kept as { sender?: string } | undefined)?.sender;
  if (steps.length === 0 || first === undefined || first === sender) return;
  throw new TaskError(
    "OPTION_CONTRADICTED",
    `The deployment was begun by ${first}, and this run would send from ${sender}.`,
    "Run it with the first account's key.",
  );
}

/** What comes after the first season is no deployment. */
async function requireNoReward(chain: Chain): Promise<void> {
  const reward = await findReward(chain);
  if (reward === undefined) return;
  throw new TaskError(
    "DEPLOYMENT_REFUSED",
    `Network "${chain.connection.networkName}" has the reward contract ${reward} already, with another first season.`,
    "Open one more with idol:season open; a new judge's verifier is deployed with idol:deploy --only verifier --judge NAME.",
  );
}
