import { CodedError, ensureError } from "@idol/ezkl/errors.ts";
import { Interface, isHexString } from "ethers";
import { PageError } from "../errors.ts";
import { EXPLANATIONS } from "./revert-messages.ts";
import { walletError } from "./wallets.ts";

/** What OpenZeppelin's tokens, and most others by now, say when a transfer cannot be (ERC-6093). */
const TOKEN_ERRORS = new Interface([
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
]);

/** The bytes that a reverted call gave back, wherever the node or the wallet put them. */
function revertData(thrown: unknown): string | undefined {
  const seen = new Set<unknown>();
  const queue: unknown[] = [thrown];
  while (queue.length > 0 && seen.size < 50) {
    const at = queue.shift();
    if (typeof at !== "object" || at === null || seen.has(at)) continue;
    seen.add(at);
    const { data, error, info, cause } = at as Record<string, unknown>;
    if (typeof data === "string" && isHexString(data) && data.length >= 10) return data;
    queue.push(data, error, info, cause);
  }
  return undefined;
}

/** What a call or a transaction threw as a sentence with a next step. */
export function explain(thrown: unknown, contract: Interface, wallet: string): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const cause = ensureError(thrown);
  const data = revertData(thrown);
  const parsed = data === undefined ? null : (contract.parseError(data) ?? TOKEN_ERRORS.parseError(data));
  if (parsed !== null) {
    const [sentence, remedy] = EXPLANATIONS[parsed.name]?.(parsed.args) ?? [
      `The contract refused: ${parsed.name}.`,
      "Look the name up in the contract's interface, or ask the organiser.",
    ];
    return new PageError("CONTRACT_REVERTED", `${sentence} [${parsed.name}]`, remedy, { cause });
  }
  const { code } = cause as { code?: unknown };
  if (code === "INSUFFICIENT_FUNDS" || /insufficient funds/i.test(cause.message)) {
    return new PageError(
      "TRANSACTION_FAILED",
      "This account cannot pay the network's fee (gas).",
      "Send it a little of the chain's coin, or have another account relay the claim.",
      { cause },
    );
  }
  if (isGone(cause)) return chainGone(cause);
  return walletError(thrown, wallet);
}

/** Whether a node cannot be reached, as browsers, nodes and ethers say it. */
export function isGone(cause: Error): boolean {
  const { code } = cause as { code?: unknown };
  return (
    code === "NETWORK_ERROR" ||
    code === "SERVER_ERROR" ||
    code === "TIMEOUT" ||
    code === 4900 ||
    /failed to fetch|networkerror|load failed|could not detect network/i.test(cause.message)
  );
}

/** The error for a chain that does not answer. */
export function chainGone(cause: unknown): CodedError {
  return new PageError(
    "NETWORK_UNREACHABLE",
    "The chain does not answer.",
    "Check the connection; the page tries again by itself. What you sang and proved is kept.",
    { cause },
  );
}
