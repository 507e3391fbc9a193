import { Contract, type ContractRunner, Interface } from "ethers";

/** What is used of an ERC-20. No return values of what moves money: USDT's approve gives none, though the standard says so. */
const ERC20 = new Interface([
  "function symbol() view returns (string)",
  "function decimals() view returns (uint8)",
  "function balanceOf(address account) view returns (uint256)",
  "function allowance(address owner, address spender) view returns (uint256)",
  "function approve(address spender, uint256 value)",
]);

/** The ERC-20 at an address. */
export function tokenAt(address: string, runner?: ContractRunner | null): Contract {
  return new Contract(address, ERC20, runner);
}
