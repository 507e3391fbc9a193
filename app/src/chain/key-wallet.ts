import type { Wallet as Signer } from "ethers";
import { askNode } from "./ask-node.ts";
import { ProviderError, type WalletProvider } from "./wallet-provider.ts";

/** Opens the key for one signature, after its owner was told what for. Rejects where the owner declines. */
export type OpenKey = (what: string) => Promise<Signer>;

/** What is signed, in words, by EIP-712's primary type. */
const SIGNED: Record<string, string> = {
  Claim: "Sign your claim to the prize of season",
  Reveal: "Sign where your recording lies, for season",
};

/** The page's own key as a wallet, which behaves as EIP-1193 says. It is opened for each signature anew. */
export function keyProvider(
  { rpcUrl, chainId }: { rpcUrl: string; chainId: number },
  address: string,
  open: OpenKey,
): WalletProvider {
  return {
    async request({ method, params = [] }) {
      const [first, second] = params as [unknown, unknown];
      switch (method) {
        case "eth_requestAccounts":
        case "eth_accounts":
          return [address];
        case "eth_chainId":
          return `0x${chainId.toString(16)}`;
        case "eth_signTypedData_v4": {
          const { domain, types, message, primaryType } = JSON.parse(String(second));
          const { EIP712Domain: _, ...others } = types;
          const what = SIGNED[primaryType];
          if (what === undefined) throw new ProviderError(4200, `The page's key signs no ${primaryType}.`);
          return await (await open(`${what} ${message.season}, for somebody else to send.`)).signTypedData(
            domain,
            others,
            message,
          );
        }
        case "eth_sendTransaction": {
          const signer = await open(
            "Send a transaction from this key's account, which pays the network's fee.",
          );
          const { JsonRpcProvider } = await import("ethers");
          const provider = new JsonRpcProvider(rpcUrl, chainId, { staticNetwork: true });
          try {
            const { from: _, gas, ...transaction } = first as { from: string; gas?: string };
            const sent = await signer
              .connect(provider)
              .sendTransaction({ ...transaction, ...(gas === undefined ? {} : { gasLimit: gas }) });
            return sent.hash;
          } finally {
            provider.destroy();
          }
        }
        default:
          if (method.startsWith("wallet_"))
            throw new ProviderError(4902, "The page's key knows the contest's chain only.");
          return await askNode(rpcUrl, method, params);
      }
    },
  };
}
