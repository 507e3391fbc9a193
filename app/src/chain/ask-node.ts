import { PATIENCE_MILLISECONDS } from "./patience.ts";
import { ProviderError } from "./wallet-provider.ts";

let sent = 0;

/** Asks a node by JSON-RPC. @throws ProviderError as EIP-1193 has it */
export async function askNode(rpcUrl: string, method: string, params: unknown): Promise<unknown> {
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    body: JSON.stringify({ jsonrpc: "2.0", id: ++sent, method, params }),
  }).catch((thrown: unknown) => {
    throw new ProviderError(4900, "The chain's node does not answer.", thrown);
  });
  if (!response.ok) throw new ProviderError(4900, "The chain's node does not answer.");
  const { result, error } = await response.json();
  if (error !== undefined) throw new ProviderError(error.code, error.message, error.data);
  return result;
}
