import { Contract, ZeroAddress } from "ethers";
import type { Deployment } from "./deployment.ts";
import type { Node } from "./node.ts";

/** How amounts of a season are shown. */
export interface Currency {
  symbol: string;
  decimals: number;
}

/** As much of an ERC-20 as the page uses. */
const ERC20 = [
  "function symbol() view returns (string)",
  "function decimals() view returns (uint8)",
  "function balanceOf(address) view returns (uint256)",
  "function allowance(address owner, address spender) view returns (uint256)",
  "function approve(address spender, uint256 amount) returns (bool)",
];
const LONGEST_SYMBOL = 12;

/** The native coin, or what an ERC-20 says of itself; one that says nothing is shown in its smallest units. */
export async function readCurrency(
  node: Node,
  { currency = "ETH" }: Deployment,
  address: string,
): Promise<Currency> {
  if (address === ZeroAddress) return { symbol: currency, decimals: 18 };
  const token = tokenAt(node, address);
  try {
    const [symbol, decimals] = await Promise.all([
      token.getFunction("symbol").staticCall(),
      token.getFunction("decimals").staticCall(),
    ]);
    return { symbol: String(symbol).slice(0, LONGEST_SYMBOL), decimals: Number(decimals) };
  } catch {
    return { symbol: "units", decimals: 0 };
  }
}

/** What an account has of a season's currency, in its smallest units. */
export async function readBalance(node: Node, currency: string, account: string): Promise<bigint> {
  if (currency === ZeroAddress) return await node.provider.getBalance(account);
  return BigInt(await tokenAt(node, currency).getFunction("balanceOf").staticCall(account));
}

/** What a spender may still take from an account of an ERC-20. */
export async function readAllowance(
  node: Node,
  currency: string,
  owner: string,
  spender: string,
): Promise<bigint> {
  return BigInt(await tokenAt(node, currency).getFunction("allowance").staticCall(owner, spender));
}

/** An ERC-20, as far as the page knows it. */
export function tokenAt({ provider }: Node, address: string): Contract {
  return new Contract(address, ERC20, provider);
}
