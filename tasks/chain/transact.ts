import { ensureError } from "@idol/ezkl/errors.ts";
import type { ContractTransactionResponse, Interface, LogDescription } from "ethers";
import { TaskError } from "../errors.ts";
import { explainRefusal } from "./revert-messages.ts";

/** A transaction that was taken. */
export interface Sent {
  transaction: string;
  gasUsed: bigint;
  /** The contract's own events. */
  events: LogDescription[];
}

/** A method of a contract, as typechain types it. */
interface Method<Args extends unknown[]> {
  staticCall(...args: Args): Promise<unknown>;
  send(...args: Args): Promise<ContractTransactionResponse>;
}

/**
 * Sends a transaction and waits for it. It is called first: that costs nothing and brings the contract's reason, whatever the node
 * makes of failing transactions.
 *
 * @throws CONTRACT_REVERTED with the contract's reason, before anything is sent; TRANSACTION_FAILED
 */
export async function transact<Args extends unknown[]>(
  contract: Interface,
  method: Method<Args>,
  ...args: Args
): Promise<Sent> {
  try {
    await method.staticCall(...args);
    const sent = await method.send(...args);
    const receipt = await sent.wait();
    if (receipt === null) throw new Error("the node gave no receipt");
    const events = receipt.logs.map((log) => contract.parseLog(log)).filter((event) => event !== null);
    return { transaction: receipt.hash, gasUsed: receipt.gasUsed, events };
  } catch (thrown) {
    throw explainRefusal(thrown, contract);
  }
}

/** The event of a transaction that tells what it did. @throws TRANSACTION_FAILED if it is not there */
export function eventOf({ events, transaction }: Sent, name: string): LogDescription {
  const event = events.find((candidate) => candidate.name === name);
  if (event !== undefined) return event;
  throw new TaskError(
    "TRANSACTION_FAILED",
    `Transaction ${transaction} left no ${name} of the reward contract.`,
    "Check that --reward is the address of a reward contract.",
    { cause: ensureError(`${events.length} other events`) },
  );
}
