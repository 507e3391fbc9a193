import { type ErrorDescription, Interface, isHexString } from "ethers";
import { REWARD } from "../contracts/contracts.ts";
import { messagesIn, nestedIn } from "./nested.ts";

/** What the contracts are built on or pay with reverts with: Solidity's own, OpenZeppelin's, and ERC-6093's of tokens. */
const OTHERS = new Interface([
  "error Error(string message)",
  "error Panic(uint256 code)",
  "error OwnableUnauthorizedAccount(address account)",
  "error OwnableInvalidOwner(address owner)",
  "error SafeERC20FailedOperation(address token)",
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
  "error ERC20InvalidReceiver(address receiver)",
  "error EnforcedPause()",
]);

/** A revert's error with its values, as the contract counts. */
export interface DecodedRevert {
  name: string;
  args: readonly unknown[];
  /** The same by their names. */
  values: Record<string, unknown>;
}

/** The bytes that a reverted call gave back, wherever the node or the wallet put them; of several those that can be decoded. */
export function revertData(thrown: unknown): string | undefined {
  const found = nestedIn(thrown)
    .filter((value) => typeof value === "string")
    // "Reverted 0x08c379a0…" is how OpenEthereum's descendants write it.
    .map((text) => text.replace(/^Reverted /, ""))
    .filter((text) => isHexString(text) && text.length >= 10);
  return found.find((data) => parse(data) !== undefined) ?? found[0];
}

/** The error that a call reverted with; undefined where the thrown value holds none that is known. */
export function decodeRevert(thrown: unknown): DecodedRevert | undefined {
  const data = revertData(thrown);
  const parsed = data === undefined ? undefined : parse(data);
  if (parsed !== undefined) return parsed;
  // Some nodes decode a require's reason themselves and leave the bytes out.
  for (const message of messagesIn(thrown)) {
    const reason = /reverted(?: with reason string '|: "|: )([^'"\n]+)/i.exec(message)?.[1];
    if (reason !== undefined && !/^(?:0x|custom error)/i.test(reason))
      return { name: "Error", args: [reason], values: { message: reason } };
  }
  return undefined;
}

function parse(data: string): DecodedRevert | undefined {
  try {
    const parsed: ErrorDescription | null = REWARD.parseError(data) ?? OTHERS.parseError(data);
    if (parsed === null) return undefined;
    const { name, args, fragment } = parsed;
    const values = fragment.inputs.map((input, index) => [input.name || `${index}`, args[index]] as const);
    return { name, args: args.toArray(), values: Object.fromEntries(values) };
  } catch {
    // The four bytes are known, what follows is not their values.
    return undefined;
  }
}
