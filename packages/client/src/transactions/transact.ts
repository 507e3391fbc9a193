import { ensureError } from "@idol/ezkl/errors";
import type { ContractTransaction, LogDescription, Signer } from "ethers";
import type { IIdolReward } from "../contracts/contracts.ts";
import { ContestError } from "../errors.ts";
import { explainFailure } from "../reverts/explain.ts";
import type { Units } from "../reverts/words.ts";
import { unitsOf } from "../seasons/season.ts";
import { deliver } from "./deliver.ts";

/** A transaction that is in a block. */
export interface Mined {
  transaction: string;
  gasUsed: bigint;
}

/** The same with the contract's own events. */
export interface Sent extends Mined {
  events: LogDescription[];
}

/** A method of a contract, as typechain types it. Overrides are the last argument. */
interface Method<Args extends unknown[]> {
  staticCall(...args: Args): Promise<unknown>;
  populateTransaction(...args: Args): Promise<ContractTransaction>;
}

/**
 * Sends a transaction of the reward contract's from a signer of one's own, and waits for it. It is called first: that costs nothing and brings
 * the contract's reason, whatever the node makes of failing transactions.
 *
 * @param units - in which a failure is told, or the season whose they are
 * @throws CONTRACT_REVERTED with the contract's reason, before anything is sent; TRANSACTION_FAILED, NETWORK_UNREACHABLE
 */
export async function transact<Args extends unknown[]>(
  reward: IIdolReward,
  method: Method<Args>,
  args: Args,
  units: Units | bigint,
): Promise<Sent> {
  try {
    const request = await method.populateTransaction(...args);
    const receipt = await deliver(reward.runner as Signer, request, () => method.staticCall(...args));
    const events = receipt.logs
      .map((log) => reward.interface.parseLog(log))
      .filter((event) => event !== null);
    return { transaction: receipt.hash, gasUsed: receipt.gasUsed, events };
  } catch (thrown) {
    throw explainFailure(thrown, typeof units === "bigint" ? await unitsOf(reward, units) : units);
  }
}

/** A method as a transaction for a wallet, called first as `transact` does. */
export async function prepare<Args extends unknown[]>(
  method: Method<Args>,
  args: Args,
): Promise<ContractTransaction> {
  await method.staticCall(...args);
  return await method.populateTransaction(...args);
}

/** The event of a transaction that tells what it did. @throws TRANSACTION_FAILED if it is not there */
export function eventOf({ events, transaction }: Sent, ...names: string[]): LogDescription {
  const event = events.find(({ name }) => names.includes(name));
  if (event !== undefined) return event;
  throw new ContestError(
    "TRANSACTION_FAILED",
    `Transaction ${transaction} left no ${names.join(" or ")} of the reward contract.`,
    "Check that the address is that of a reward contract.",
    { cause: ensureError(`${events.length} other events`) },
  );
}

/** A transaction without its raw events. */
export function mined({ transaction, gasUsed }: Sent): Mined {
  return { transaction, gasUsed };
}
