import { type ContractRunner, type ContractTransaction, type Signer, ZeroAddress } from "ethers";
import { answerOf } from "../reverts/answer-of.ts";
import { explainFailure } from "../reverts/explain.ts";
import { deliver } from "../transactions/deliver.ts";
import type { Currency } from "./currency.ts";
import { tokenAt } from "./erc20.ts";

/** Whether a spender may not yet take an amount of a currency from its owner. Never so of the native coin. */
export async function needsApproval(
  runner: ContractRunner,
  currency: string,
  owner: string,
  spender: string,
  amount: bigint,
): Promise<boolean> {
  if (currency === ZeroAddress || amount === 0n) return false;
  return (await allowanceOf(runner, currency, owner, spender)) < amount;
}

/**
 * The transactions that let a spender take exactly an amount from its owner: none where it may already, else one; two where the token, as USDT,
 * takes an approval only from or to zero.
 */
export async function approvalOf(
  runner: ContractRunner,
  currency: string,
  owner: string,
  spender: string,
  amount: bigint,
): Promise<ContractTransaction[]> {
  const allowance = await allowanceOf(runner, currency, owner, spender);
  if (allowance >= amount) return [];
  const approve = tokenAt(currency, runner).getFunction("approve");
  const to = (value: bigint) => approve.populateTransaction(spender, value, { from: owner });
  const isTaken = () =>
    answerOf(async () => {
      await approve.staticCall(spender, amount, { from: owner });
      return true;
    });
  if (allowance > 0n && !(await isTaken())) return [await to(0n), await to(amount)];
  return [await to(amount)];
}

/**
 * Lets a spender take an amount of the signer's: of an ERC-20 by `approvalOf`; of the native coin by the value that the returned overrides send
 * along.
 *
 * @throws CONTRACT_REVERTED, TRANSACTION_FAILED if the token refuses
 */
export async function payWith(
  currency: Currency,
  signer: Signer,
  spender: string,
  amount: bigint,
): Promise<{ value: bigint }> {
  if (currency.address === ZeroAddress) return sentAlong(currency, amount);
  try {
    const owner = await signer.getAddress();
    for (const transaction of await approvalOf(signer, currency.address, owner, spender, amount)) {
      await deliver(signer, transaction, async () => {});
    }
  } catch (thrown) {
    throw explainFailure(thrown, { currency });
  }
  return sentAlong(currency, amount);
}

/** What a payment sends along: an amount of the native coin; of an ERC-20 nothing, the contract takes it itself. */
export function sentAlong({ address }: Pick<Currency, "address">, amount: bigint): { value: bigint } {
  return { value: address === ZeroAddress ? amount : 0n };
}

async function allowanceOf(runner: ContractRunner, currency: string, owner: string, spender: string) {
  return BigInt(await tokenAt(currency, runner).getFunction("allowance").staticCall(owner, spender));
}
