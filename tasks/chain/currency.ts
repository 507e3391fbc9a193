import type { CodedError } from "@idol/ezkl/errors.ts";
import { Contract, Interface, parseUnits, ZeroAddress } from "ethers";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/** What a season pays in. */
export interface Currency {
  /** The zero address for the native coin. */
  address: string;
  symbol: string;
  decimals: number;
}

export const NATIVE: Currency = { address: ZeroAddress, symbol: "ETH", decimals: 18 };

/** What is used of an ERC-20. */
export const ERC20 = new Interface([
  "function symbol() view returns (string)",
  "function decimals() view returns (uint8)",
  "function balanceOf(address account) view returns (uint256)",
  "function allowance(address owner, address spender) view returns (uint256)",
  "function approve(address spender, uint256 value) returns (bool)",
]);

/** More decimals than any amount of a uint256 has digits make no sense. */
const MAX_DECIMALS = 77;
const MAX_SYMBOL = 16;

/** Asks a token for its symbol and decimals; the zero address is the native coin. @throws OPTION_INVALID if it is no ERC-20 */
export async function readCurrency({ ethers }: Chain, address: string): Promise<Currency> {
  if (address === ZeroAddress) return NATIVE;
  const token = new Contract(address, ERC20, ethers.provider);
  let decimals: number;
  try {
    decimals = Number(await token.getFunction("decimals").staticCall());
  } catch (cause) {
    throw notAToken(address, cause);
  }
  if (decimals > MAX_DECIMALS) throw notAToken(address);
  const symbol = await token
    .getFunction("symbol")
    .staticCall()
    .catch(() => "");
  return { address, symbol: printable(String(symbol)) || "tokens", decimals };
}

/** An amount in a currency's smallest unit. @throws OPTION_INVALID for what is no amount, has too many digits, or is zero */
export function parseAmount(text: string, { symbol, decimals }: Currency, option: string): bigint {
  try {
    const amount = /^\d+(\.\d+)?$/.test(text) ? parseUnits(text, decimals) : 0n;
    if (amount > 0n) return amount;
  } catch {
    // Falls through to the same refusal as zero.
  }
  throw new TaskError(
    "OPTION_INVALID",
    `--${option} "${text}" is not an amount of ${symbol}.`,
    `Give a number above zero with ${decimals} digits after the point at most, as 0.01.`,
  );
}

/** What an account has of a currency. */
export async function balanceOf({ ethers }: Chain, currency: Currency, account: string): Promise<bigint> {
  if (currency.address === ZeroAddress) return await ethers.provider.getBalance(account);
  const token = new Contract(currency.address, ERC20, ethers.provider);
  return (await token.getFunction("balanceOf").staticCall(account)) as bigint;
}

/** A token names itself: only characters that cannot play tricks on a terminal are shown. */
function printable(symbol: string): string {
  return symbol.replace(/[^\x21-\x7e]/g, "").slice(0, MAX_SYMBOL);
}

function notAToken(address: string, cause?: unknown): CodedError {
  return new TaskError(
    "OPTION_INVALID",
    `The contract at ${address} is not an ERC-20: it does not tell its decimals.`,
    "Give the token's address on this network, or none for the native coin.",
    { cause },
  );
}
