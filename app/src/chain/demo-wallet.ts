import { askNode } from "./ask-node.ts";
import { ProviderError, type WalletProvider } from "./wallet-provider.ts";

/**
 * One unlocked account of a local development chain as a wallet: there is no key in the page, the node signs. It behaves as EIP-1193
 * says, so that the page takes the same way as with any wallet.
 */
export function demoProvider(rpcUrl: string, address: string): WalletProvider {
  return {
    async request({ method, params = [] }) {
      if (method === "eth_requestAccounts" || method === "eth_accounts") return [address];
      if (method.startsWith("wallet_")) {
        throw new ProviderError(4902, "The demo account lives on the local chain only.");
      }
      return await askNode(rpcUrl, method, params);
    },
  };
}
