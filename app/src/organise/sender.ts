import { checkedAddress } from "@idol/client";
import { PageError } from "../errors.ts";
import { connected } from "../session/send.ts";
import { session } from "../session/state.ts";
import { createStore } from "../store/create-store.ts";

/** Whose transactions an organiser's are: those of the connected account, or of a Safe, whose owners sign elsewhere. */
export interface Sender {
  way: "wallet" | "safe";
  /** The Safe's address, as it was typed. */
  safe: string;
}

export const sender = createStore<Sender>({ way: "wallet", safe: "" });

/** The address that sends, where it is known. */
export function senderAddress({ way, safe }: Sender, account: string | undefined): string | undefined {
  if (way === "wallet") return account;
  try {
    return checkedAddress(safe.trim(), "Safe");
  } catch {
    return undefined;
  }
}

/** Node and Safe. @throws ADDRESS_INVALID, PageError `NETWORK_UNREACHABLE`, `SAFE_UNKNOWN` */
export async function safeOnChain() {
  const { node, deployment } = session.get();
  if (node === undefined || deployment === undefined) {
    throw new PageError(
      "NETWORK_UNREACHABLE",
      "The chain does not answer.",
      "The page tries again by itself.",
    );
  }
  const safe = checkedAddress(sender.get().safe.trim(), "Safe");
  if ((await node.provider.getCode(safe)) !== "0x") return { node, safe, deployment };
  throw new PageError(
    "SAFE_UNKNOWN",
    `There is no contract at ${safe} on ${deployment.network}, so it is no Safe there.`,
    "Copy the Safe's address on this network from its own page.",
  );
}

/** Who sends, and the node that is asked. @throws as `connected` and `safeOnChain` */
export async function whoSends() {
  if (sender.get().way === "safe") {
    const { node, safe } = await safeOnChain();
    return { node, address: safe };
  }
  const { node, account } = connected();
  return { node, address: account.address };
}
