import { isUnreachable } from "@idol/client/reverts";
import type { HardhatEthersProvider } from "@nomicfoundation/hardhat-ethers/types";
import {
  keccak256,
  solidityPacked,
  type TransactionReceipt,
  type TransactionRequest,
  type TransactionResponse,
} from "ethers";
import type { SentStep } from "./journal.ts";

/** Blocks that a node is asked for side by side. */
const BLOCKS_AT_ONCE = 20;

/** What makes a transaction this one: receiver, data and value, whatever it costs. */
export function digestOf({ to, data, value }: TransactionRequest): string {
  const receiver = typeof to === "string" ? to.toLowerCase() : "0x";
  return keccak256(
    solidityPacked(["string", "bytes", "uint256"], [receiver, data ?? "0x", BigInt(value ?? 0n)]),
  );
}

/** What became of a transaction that was sent, or nearly. */
export type Fate =
  /** In a block. */
  | { state: "mined"; receipt: TransactionReceipt }
  /** The node has it, or another one of the same nonce. */
  | { state: "pending" }
  /** Never arrived, or was dropped; sent again with its nonce, it cannot happen twice. */
  | { state: "unsent" }
  /** Another transaction took its nonce, so that it can never happen. */
  | { state: "replaced" };

/** Asks the chain what became of an account's transaction. */
export async function fateOf(
  provider: HardhatEthersProvider,
  account: string,
  step: SentStep,
): Promise<Fate> {
  const receipt = step.hash === undefined ? null : await provider.getTransactionReceipt(step.hash);
  if (receipt !== null) return { state: "mined", receipt };
  if ((await provider.getTransactionCount(account, "latest")) > step.nonce) {
    return await takenNonce(provider, account, step);
  }
  const pending = await provider.getTransactionCount(account, "pending");
  return { state: pending > step.nonce ? "pending" : "unsent" };
}

/** The transaction that has the nonce in a block, whose hash need not be known. */
async function takenNonce(
  provider: HardhatEthersProvider,
  account: string,
  { nonce, block, digest }: SentStep,
): Promise<Fate> {
  const newest = await provider.getBlockNumber();
  const transaction = await findNonce(provider, account, nonce, block, newest);
  // A node may count a transaction before it shows its block.
  if (transaction === undefined) return { state: "pending" };
  if (digestOf(transaction) !== digest) return { state: "replaced" };
  const receipt = await provider.getTransactionReceipt(transaction.hash);
  return receipt === null ? { state: "pending" } : { state: "mined", receipt };
}

async function findNonce(
  provider: HardhatEthersProvider,
  account: string,
  nonce: number,
  first: number,
  newest: number,
): Promise<TransactionResponse | undefined> {
  const inBlock = async (number: number) =>
    (await provider.getBlock(number, true))?.prefetchedTransactions.find(
      (each) => each.from.toLowerCase() === account.toLowerCase() && each.nonce === nonce,
    );
  let [low, high] = [first, newest];
  try {
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((await provider.getTransactionCount(account, middle)) > nonce) high = middle;
      else low = middle + 1;
    }
    return await inBlock(low);
  } catch (thrown) {
    if (isUnreachable(thrown)) throw thrown;
  }
  // Most nodes forget what accounts were some minutes ago, but none its blocks.
  for (let next = first; next <= newest; next += BLOCKS_AT_ONCE) {
    const count = Math.min(BLOCKS_AT_ONCE, newest - next + 1);
    const found = await Promise.all(Array.from({ length: count }, (_, index) => inBlock(next + index)));
    const transaction = found.find((each) => each !== undefined);
    if (transaction !== undefined) return transaction;
  }
  return undefined;
}
