import { toFailure } from "../failure.ts";
import { keep } from "../store/keep.ts";
import { openChain } from "./chain.ts";
import { judge } from "./judge.ts";
import { followSent } from "./send.ts";
import { session, setError } from "./state.ts";
import { followWallets } from "./wallet.ts";

/** Brings back what an earlier visit left, then looks for chain and wallets. */
export async function openSession(): Promise<void> {
  try {
    const current = await keep.current();
    const [take, proofs, chosen, sent] = await Promise.all([
      current === undefined ? undefined : keep.take(current),
      keep.proofs(),
      keep.chosen(),
      keep.sent(),
    ]);
    session.set({ take, proofs, sent, proof: chosen });
  } catch (thrown) {
    setError("keep", toFailure(thrown));
  }
  session.set({ ready: true });
  await openChain();
  if (session.get().verdict === undefined) await judge();
  followWallets();
  followSent();
}
