import { ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Entry } from "../sending/journal.ts";
import { startTime } from "./clock.ts";
import type { Chain } from "./connect.ts";
import type { PlannedTransaction } from "./costs.ts";
import type { DeploymentPlan } from "./deployed.ts";
import { findContract } from "./deployment.ts";
import { isSent, STEPS } from "./deployment-order.ts";
import { type Gas, rehearse, TOKEN_GAS } from "./rehearse.ts";

/** Once the season is open, what is left: measured often, and it varies little. */
const REST: Gas = { verifier: 0n, reward: 0n, approveCurrency: 0n, open: 0n, approve: 0n, fund: 80_000n };

/**
 * The transactions of a deployment that are still to be sent, with their gas, by a rehearsal: it fails with the contract's reason where the
 * contracts refuse the terms.
 *
 * @throws CONTRACT_REVERTED
 */
export async function measure(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  sender: string,
  plan: DeploymentPlan,
  entry: Entry,
): Promise<PlannedTransaction[]> {
  // In this process the deployment itself costs nothing and is gone with it.
  if (!chain.persistent) return [];
  const { manifest, terms, pot, guardian, currency } = plan;
  const token = currency.address !== ZeroAddress;
  const opened = isSent(entry, "open");
  const gas = opened
    ? { ...REST, ...(token ? TOKEN_GAS : {}) }
    : await rehearse(hre, {
        ...{ sender, guardian, terms, pot, verifierContract: manifest.verifier },
        now: (await startTime(chain)).now,
        units: { scoreScale: Number(terms.scoreScale), currency },
      });
  const missing = async (name: string) => (await findContract(chain, name)) === undefined;
  const funded = isSent(entry, "fund");
  const planned: PlannedTransaction[] = [
    { title: STEPS.verifier, gas: (await missing(manifest.verifier)) ? gas.verifier : 0n },
    { title: STEPS.reward, gas: (await missing("IdolReward")) ? gas.reward : 0n },
    { title: STEPS.approveCurrency, gas: gas.approveCurrency },
    { title: STEPS.open, gas: gas.open },
    { title: "Let the contract take the pot", gas: funded ? 0n : gas.approve },
    { title: STEPS.fund, gas: funded ? 0n : gas.fund },
  ];
  return planned.filter((transaction) => transaction.gas > 0n);
}
