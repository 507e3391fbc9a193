/** No node or wallet nests deeper; a thrown value that is a circle of objects ends here too. */
const MOST = 100;
/** Where nodes, wallets and ethers put the error that they pass on. A transaction's own `data` is not among them. */
const KEYS = ["data", "error", "info", "originalError", "cause", "errors"] as const;

/** A thrown value and everything nested in it, the outermost first. */
export function nestedIn(thrown: unknown): unknown[] {
  const found: unknown[] = [thrown];
  const seen = new Set<unknown>(found);
  for (let index = 0; index < found.length && found.length < MOST; index++) {
    const at = found[index];
    if (typeof at !== "object" || at === null) continue;
    const inside = Array.isArray(at) ? at : KEYS.map((key) => (at as Record<string, unknown>)[key]);
    for (const value of inside) {
      if (value === undefined || value === null || seen.has(value)) continue;
      seen.add(value);
      found.push(value);
    }
  }
  return found;
}

/** Every error code in a thrown value: JSON-RPC's and EIP-1193's numbers, ethers's and Node's names. */
export function codesIn(thrown: unknown): (number | string)[] {
  return fieldsIn(thrown, "code").filter((code) => typeof code === "number" || typeof code === "string");
}

/** Every message in a thrown value, the outermost first; what is thrown, or given as data, as a bare sentence is one. */
export function messagesIn(thrown: unknown): string[] {
  const bare = nestedIn(thrown).filter((value) => typeof value === "string" && !value.startsWith("0x"));
  const messages = [...fieldsIn(thrown, "message"), ...bare];
  return messages.filter((message): message is string => typeof message === "string" && message !== "");
}

/** What the innermost error says: the node's or the wallet's own words. */
export function innermostMessage(thrown: unknown): string {
  const messages = fieldsIn(thrown, "message").filter((message) => typeof message === "string");
  return messages.findLast((message) => message !== "") ?? messagesIn(thrown)[0] ?? String(thrown);
}

/** Whether the person before a wallet declined: EIP-1193's 4001, ethers's name, WalletConnect's 5000, or a plain sentence. */
export function isDeclined(thrown: unknown): boolean {
  const codes = codesIn(thrown);
  if ([4001, 5000, "ACTION_REJECTED"].some((code) => codes.includes(code))) return true;
  if (typeof thrown === "string" && /reject|den(?:y|ied)|declin|cancel/i.test(thrown)) return true;
  return messagesIn(thrown).some((message) =>
    /\buser (?:rejected|denied|declined|cancell?ed)\b|\b(?:rejected|denied|declined|cancell?ed) by (?:the )?user\b/i.test(
      message,
    ),
  );
}

/** Whether a wallet does not know a chain (EIP-3085's 4902, which some wallets wrap into -32603). */
export function isUnknownChain(thrown: unknown): boolean {
  return codesIn(thrown).includes(4902);
}

/** Whether no node answered. */
export function isUnreachable(thrown: unknown): boolean {
  const codes = codesIn(thrown);
  if (GONE.some((code) => codes.includes(code))) return true;
  return messagesIn(thrown).some((message) =>
    /failed to fetch|networkerror|load failed|could not detect network|fetch failed|request failed after \d+ retries/i.test(
      message,
    ),
  );
}

const GONE = [
  "NETWORK_ERROR",
  "SERVER_ERROR",
  "TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "UND_ERR_SOCKET",
  4900,
];

function fieldsIn(thrown: unknown, key: string): unknown[] {
  return nestedIn(thrown).flatMap((value) =>
    typeof value === "object" && value !== null ? [(value as Record<string, unknown>)[key]] : [],
  );
}
