import { keepPage } from "../offline/keep-page.ts";
import { openChain, openDeployment } from "./chain.ts";
import { judge, judgeWhenBack } from "./judge.ts";
import { followSent } from "./send.ts";
import { session } from "./state.ts";
import { followWallets } from "./wallet.ts";

/** Looks for chain and wallets, after what an earlier visit left was brought back. */
export async function openSession(): Promise<void> {
  // A node that hangs must not keep anybody from a wallet.
  await openDeployment();
  followWallets();
  followSent();
  judgeWhenBack();
  await openChain();
  if (session.get().verdict === undefined) await judge();
  await keepPage();
}
