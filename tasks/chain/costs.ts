import { balanceOf, type Currency, formatAmount, NATIVE } from "@idol/client";
import { ZeroAddress } from "ethers";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/** A transaction that a command is going to send. */
export interface PlannedTransaction {
  title: string;
  /** What it takes, a little more than measured. */
  gas: bigint;
}

/** What a command is going to cost. */
export interface Costs {
  transactions: PlannedTransaction[];
  gas: bigint;
  /** The most that a unit of gas costs now. */
  gasPrice: bigint;
  /** The most that all transactions cost. */
  fees: bigint;
  /** What is put into the pot. */
  pot: bigint;
  /** What the sender has of the chain's coin. */
  balance: bigint;
}

/** Measured on another chain, and some time before. */
const MARGIN_PERCENT = 10n;

/** What transactions are going to cost, by the gas that was measured and the fees of the moment. */
export async function costsOf(
  { ethers }: Pick<Chain, "ethers">,
  sender: string,
  measured: PlannedTransaction[],
  pot: bigint,
): Promise<Costs> {
  const { maxFeePerGas, gasPrice } = await ethers.provider.getFeeData();
  const price = maxFeePerGas ?? gasPrice ?? 0n;
  const transactions = measured.map(({ title, gas }) => ({
    title,
    gas: (gas * (100n + MARGIN_PERCENT)) / 100n,
  }));
  const gas = transactions.reduce((sum, transaction) => sum + transaction.gas, 0n);
  const balance = await ethers.provider.getBalance(sender);
  return { transactions, gas, gasPrice: price, fees: gas * price, pot, balance };
}

/** Refuses what the sender cannot pay to the end. @throws FUNDS_MISSING */
export async function checkFunds(
  { ethers }: Pick<Chain, "ethers">,
  sender: string,
  { fees, pot, balance, transactions }: Costs,
  currency: Currency,
): Promise<void> {
  const native = currency.address === ZeroAddress;
  const needed = native ? fees + pot : fees;
  if (balance < needed) {
    const parts = `${formatAmount(fees, NATIVE)} at most for ${transactions.length} transactions${native && pot > 0n ? `, ${formatAmount(pot, NATIVE)} for the pot` : ""}`;
    throw new TaskError(
      "FUNDS_MISSING",
      `${sender} has ${formatAmount(balance, NATIVE)}, and needs ${formatAmount(needed, NATIVE)}: ${parts}.`,
      "Nothing was sent by this run. Fund the account, or give a smaller --pot, and run the command again.",
    );
  }
  if (native) return;
  const has = await balanceOf(ethers.provider, currency, sender);
  if (has >= pot) return;
  throw new TaskError(
    "FUNDS_MISSING",
    `${sender} has ${formatAmount(has, currency)}, and the pot is to hold ${formatAmount(pot, currency)}.`,
    "Nothing was sent by this run. Fund the account, or give a smaller --pot, and run the command again.",
  );
}
