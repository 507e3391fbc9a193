import type { Deployment } from "@idol/client";
import { codesIn, innermostMessage, isDeclined } from "@idol/client/reverts";
import { CodedError } from "@idol/ezkl/errors";
import { createStore as createDiscovery } from "mipd";
import { PageError } from "../errors.ts";
import { demoProvider } from "./demo-wallet.ts";
import { keyProvider, type OpenKey } from "./key-wallet.ts";
import type { WalletProvider } from "./wallet-provider.ts";

/** A wallet that the page can connect. */
export interface Wallet {
  /** EIP-6963's reverse domain name, or a name of ours. */
  id: string;
  name: string;
  /** A data URI; shown through `<img>` alone. */
  icon?: string;
  provider: WalletProvider;
  /** An unlocked account of the local chain, worth nothing. */
  demo?: { address: string };
  /** The page's own key: it has no coins at first, so a relay sends for it. */
  key?: { address: string };
}

const discovery = createDiscovery();

/** Calls back whenever a wallet announces itself (EIP-6963). Returns how to end it. */
export function watchWallets(listener: () => void): () => void {
  return discovery.subscribe(listener);
}

/** The page's own key, the wallets of this browser and, on a local chain, its demo accounts. */
export function listWallets(
  deployment: Deployment | undefined,
  key: { address: string; open: OpenKey } | undefined,
): Wallet[] {
  const announced: Wallet[] = discovery.getProviders().map(({ info, provider }) => ({
    id: info.rdns,
    name: info.name,
    ...(info.icon.startsWith("data:image/") ? { icon: info.icon } : {}),
    provider: provider as unknown as WalletProvider,
  }));
  const { ethereum } = globalThis as { ethereum?: WalletProvider };
  if (announced.length === 0 && ethereum !== undefined) {
    announced.push({ id: "injected", name: "Browser wallet", provider: ethereum });
  }
  return [...keyWallets(deployment, key), ...announced, ...demoWallets(deployment)];
}

function keyWallets(
  deployment: Deployment | undefined,
  key: { address: string; open: OpenKey } | undefined,
): Wallet[] {
  if (key === undefined || deployment?.rpcUrl === undefined) return [];
  const { address, open } = key;
  const rpcUrl = new URL(deployment.rpcUrl, document.baseURI).href;
  const provider = keyProvider({ rpcUrl, chainId: deployment.chainId }, address, open);
  return [{ id: `key-${address.toLowerCase()}`, name: "Key of this browser", provider, key: { address } }];
}

function demoWallets(deployment: Deployment | undefined): Wallet[] {
  if (deployment?.rpcUrl === undefined) return [];
  const url = new URL(deployment.rpcUrl, document.baseURI).href;
  return (deployment.demoAccounts ?? []).map(({ name, address }) => ({
    id: `demo-${address.toLowerCase()}`,
    name,
    provider: demoProvider(url, address),
    demo: { address },
  }));
}

/** Whether a wallet still waits for its user to answer an earlier question. */
export function isBusy(thrown: unknown): boolean {
  return codesIn(thrown).includes(-32002);
}

/** A wallet's refusal or failure as an error of ours. */
export function walletError(thrown: unknown, wallet: string): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const [message, remedy] = isDeclined(thrown)
    ? [
        `${wallet} says that you declined.`,
        "Nothing was sent and nothing is lost. Press the button again when you want to.",
      ]
    : isBusy(thrown)
      ? [
          `${wallet} is still waiting for an answer to an earlier question.`,
          "Open the wallet and answer it there.",
        ]
      : [
          `${wallet} could not do it: ${innermostMessage(thrown)}`,
          "Open the wallet, see that it is unlocked and connected, and try again.",
        ];
  return new PageError("WALLET_REFUSED", message, remedy, { cause: thrown });
}
