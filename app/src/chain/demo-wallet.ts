import { PATIENCE_MILLISECONDS } from "./patience.ts";
import type { WalletProvider } from "./wallet-provider.ts";

/** An error in the form that EIP-1193 wants. */
class ProviderError extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/**
 * One unlocked account of a local development chain as a wallet: there is no key in the page, the node signs. It behaves as EIP-1193
 * says, so that the page takes the same way as with any wallet.
 */
export function demoProvider(rpcUrl: string, address: string): WalletProvider {
  let sent = 0;
  return {
    async request({ method, params = [] }) {
      if (method === "eth_requestAccounts" || method === "eth_accounts") return [address];
      if (method.startsWith("wallet_")) {
        throw new ProviderError(4902, "The demo account lives on the local chain only.");
      }
      const response = await fetch(rpcUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
        body: JSON.stringify({ jsonrpc: "2.0", id: ++sent, method, params }),
      }).catch((thrown: unknown) => {
        throw new ProviderError(4900, "The local chain does not answer.", thrown);
      });
      if (!response.ok) throw new ProviderError(4900, "The local chain does not answer.");
      const { result, error } = await response.json();
      if (error !== undefined) throw new ProviderError(error.code, error.message, error.data);
      return result;
    },
  };
}
