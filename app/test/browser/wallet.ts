import type { Page } from "playwright-core";

/** What a test tells the wallet to do. */
export interface WalletOrders {
  /** Chain that it starts on. */
  chainId: number;
  /** Whether it knows the contest's chain. */
  knowsChain: boolean;
  /** Methods whose request its user declines. */
  declines: string[];
  /** Its own node; the page's if left out. */
  rpc?: string;
}

/**
 * Puts a wallet into the browser that announces itself (EIP-6963) and passes everything on to the page's node, as any EIP-1193 wallet
 * does, but for what it was told. `window.walletOrders` can be changed while the page runs.
 */
export async function installWallet(
  page: Page,
  account: string,
  orders: Partial<WalletOrders> = {},
): Promise<void> {
  const all: WalletOrders = { chainId: 31337, knowsChain: true, declines: [], ...orders };
  await page.addInitScript(wallet, [account, all] as const);
  await page.reload();

  function wallet([address, told]: readonly [string, WalletOrders]): void {
    const kept = sessionStorage.getItem("wallet-chain");
    const state = { ...told, chainId: kept === null ? told.chainId : Number(kept) };
    const listeners: Record<string, ((value: unknown) => void)[]> = {};
    const tell = (event: string, value: unknown) => {
      for (const listener of listeners[event] ?? []) listener(value);
    };
    let accounts = [address];
    const walletShows = (shown: string[]) => {
      accounts = shown;
      tell("accountsChanged", shown);
    };
    const fail = (code: number, message: string) => Object.assign(new Error(message), { code });
    const goTo = (id: number) => {
      state.chainId = id;
      sessionStorage.setItem("wallet-chain", String(id));
      tell("chainChanged", `0x${id.toString(16)}`);
      return null;
    };
    Object.assign(window, { walletOrders: state, walletShows, walletGoesTo: goTo });
    const request = async ({
      method,
      params = [],
    }: {
      method: string;
      params?: unknown[];
    }): Promise<unknown> => {
      if (state.declines.includes(method)) throw fail(4001, "User rejected the request.");
      const [first] = params as [{ chainId: string }];
      switch (method) {
        case "eth_requestAccounts":
          localStorage.setItem("wallet-allowed", "yes");
          return accounts;
        case "eth_accounts":
          return localStorage.getItem("wallet-allowed") ? accounts : [];
        case "eth_chainId":
          return `0x${state.chainId.toString(16)}`;
        case "wallet_switchEthereumChain":
          if (!state.knowsChain) throw fail(4902, "Unrecognized chain.");
          return goTo(Number(first.chainId));
        case "wallet_addEthereumChain":
          state.knowsChain = true;
          return goTo(Number(first.chainId));
      }
      const response = await fetch(state.rpc ?? new URL("rpc", document.baseURI), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
      });
      const { result, error } = await response.json();
      if (error) throw Object.assign(fail(error.code, error.message), { data: error.data });
      return result;
    };
    const provider = {
      request,
      on: (event: string, listener: (value: unknown) => void) => {
        listeners[event] = [...(listeners[event] ?? []), listener];
      },
      removeListener: (event: string, listener: (value: unknown) => void) => {
        listeners[event] = (listeners[event] ?? []).filter((each) => each !== listener);
      },
    };
    const info = {
      uuid: "5d1b0000-0000-4000-8000-000000000000",
      name: "Test Wallet",
      icon: "data:image/svg+xml,<svg/>",
      rdns: "test.wallet",
    };
    const announce = () => {
      const detail = Object.freeze({ info, provider });
      dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
    };
    addEventListener("eip6963:requestProvider", announce);
    announce();
  }
}

/** Changes the wallet's orders while the page runs. */
export async function order(page: Page, change: Partial<WalletOrders>): Promise<void> {
  await page.evaluate(
    (told) => Object.assign((window as unknown as { walletOrders: object }).walletOrders, told),
    change,
  );
}

/** Has the wallet's user choose another account, or none, while the page runs. */
export async function showAccounts(page: Page, accounts: string[]): Promise<void> {
  await page.evaluate(
    (shown) => (window as unknown as { walletShows(shown: string[]): void }).walletShows(shown),
    accounts,
  );
}

/** Goes to another chain in the wallet itself, while the page runs. */
export async function goToChain(page: Page, chainId: number): Promise<void> {
  await page.evaluate(
    (id) => (window as unknown as { walletGoesTo(id: number): void }).walletGoesTo(id),
    chainId,
  );
}
