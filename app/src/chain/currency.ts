import { Contract, ZeroAddress } from "ethers";
import type { Deployment } from "./deployment.ts";
import type { Node } from "./node.ts";

/** How amounts of a season are shown. */
export interface Currency {
  symbol: string;
  decimals: number;
}

const ERC20 = ["function symbol() view returns (string)", "function decimals() view returns (uint8)"];
const LONGEST_SYMBOL = 12;

/** The native coin, or what an ERC-20 says of itself; one that says nothing is shown in its smallest units. */
export async function readCurrency(
  node: Node,
  { currency = "ETH" }: Deployment,
  address: string,
): Promise<Currency> {
  if (address === ZeroAddress) return { symbol: currency, decimals: 18 };
  const token = new Contract(address, ERC20, node.provider);
  try {
    const [symbol, decimals] = await Promise.all([token.symbol!(), token.decimals!()]);
    return { symbol: String(symbol).slice(0, LONGEST_SYMBOL), decimals: Number(decimals) };
  } catch {
    return { symbol: "units", decimals: 0 };
  }
}
