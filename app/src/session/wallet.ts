import { isUnknownChain } from "@idol/client/reverts";
import { getAddress, toQuantity } from "ethers";
import { listWallets, type Wallet, walletError, watchWallets } from "../chain/wallets.ts";
import { PageError } from "../errors.ts";
import { browserSetting } from "../store/settings.ts";
import { followChain, leaveWalletNode, onContest } from "./chain.ts";
import { session, setError } from "./state.ts";
import { openKey } from "./unlock.ts";

const remembered = browserSetting("idol-wallet");

/** Follows the wallets of this browser, and connects the one of the last visit if it allows that without asking. */
export function followWallets(): void {
  const list = () => {
    listAgain();
    void reconnect();
  };
  watchWallets(list);
  list();
  // A demo account can be connected again only when its chain is back.
  onContest(() => void reconnect());
}

/** Looks for wallets anew: after the page's key was made or removed. */
export function listAgain(): void {
  const { deployment, key } = session.get();
  session.set({
    wallets: listWallets(deployment, key === undefined ? undefined : { address: key, open: openKey }),
  });
}

/** Connects a wallet. Returns whether it is connected; why not is told. */
export async function connect(wallet: Wallet): Promise<boolean> {
  setError("wallet", undefined);
  try {
    const [address] = (await wallet.provider.request({ method: "eth_requestAccounts" })) as string[];
    if (address === undefined) {
      throw new PageError(
        "WALLET_REFUSED",
        `${wallet.name} shows no account.`,
        "Choose an account in the wallet and connect again.",
      );
    }
    await adopt(wallet, address);
    return true;
  } catch (thrown) {
    setError("wallet", walletError(thrown, wallet.name));
    return false;
  }
}

/** Lets go of the account; the wallet keeps its permission until its user takes it back there. */
export function disconnect(): void {
  unfollow();
  remembered.set(undefined);
  session.set({ account: undefined });
  leaveWalletNode();
  setError("chain", undefined);
  setError("wallet", undefined);
  setError("claim", undefined);
  setError("organise", undefined);
}

/** Asks the wallet to go to the contest's chain, and to add it where it does not know it. */
export async function switchChain(): Promise<void> {
  const { account, deployment } = session.get();
  if (account === undefined || deployment === undefined) return;
  const { provider, name } = account.wallet;
  const chainId = toQuantity(deployment.chainId);
  setError("wallet", undefined);
  try {
    try {
      await provider.request({ method: "wallet_switchEthereumChain", params: [{ chainId }] });
    } catch (thrown) {
      if (!isUnknownChain(thrown) || deployment.rpcUrl === undefined) throw thrown;
      const chain = {
        chainId,
        chainName: deployment.network,
        rpcUrls: [new URL(deployment.rpcUrl, document.baseURI).href],
        nativeCurrency: { name: "Ether", symbol: deployment.currency ?? "ETH", decimals: 18 },
      };
      await provider.request({ method: "wallet_addEthereumChain", params: [chain] });
    }
    change({ chainId: await chainOf(account.wallet) });
    leaveWalletNode();
    await followChain();
  } catch (thrown) {
    setError("wallet", walletError(thrown, name));
  }
}

let unfollow = () => {};

async function adopt(wallet: Wallet, address: string): Promise<void> {
  const chainId = await chainOf(wallet);
  unfollow();
  const { provider } = wallet;
  const onAccounts = (accounts: string[]) => {
    if (accounts[0] === undefined) disconnect();
    else change({ address: getAddress(accounts[0]) });
  };
  const onChain = (id: string) => {
    change({ chainId: Number(id) });
    leaveWalletNode();
    void followChain();
  };
  provider.on?.("accountsChanged", onAccounts as (value: never) => void);
  provider.on?.("chainChanged", onChain as (value: never) => void);
  unfollow = () => {
    provider.removeListener?.("accountsChanged", onAccounts as (value: never) => void);
    provider.removeListener?.("chainChanged", onChain as (value: never) => void);
  };
  remembered.set(wallet.id);
  session.set({ account: { wallet, address: getAddress(address), chainId } });
  leaveWalletNode();
  setError("claim", undefined);
  setError("organise", undefined);
  // A node that hangs keeps nobody from being connected.
  void followChain();
}

function change(part: { address?: string; chainId?: number }): void {
  session.set(({ account }) => (account ? { account: { ...account, ...part } } : {}));
  setError("claim", undefined);
  setError("organise", undefined);
}

async function chainOf({ provider }: Wallet): Promise<number> {
  return Number(await provider.request({ method: "eth_chainId" }));
}

let reconnecting = false;

async function reconnect(): Promise<void> {
  const last = remembered.get();
  const wallet = session.get().wallets.find(({ id }) => id === last);
  if (wallet === undefined || session.get().account !== undefined || reconnecting) return;
  reconnecting = true;
  try {
    const [address] = (await wallet.provider.request({ method: "eth_accounts" })) as string[];
    if (address !== undefined) await adopt(wallet, address);
  } catch {
    // Whoever wants to use it connects it again, and is told then.
  } finally {
    reconnecting = false;
  }
}
