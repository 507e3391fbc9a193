import { toFailure } from "../failure.ts";
import { keep } from "../store/keep.ts";
import { openChain } from "./chain.ts";
import { judge } from "./judge.ts";
import { resumeSent } from "./send.ts";
import { stage, tell } from "./state.ts";
import { followWallets } from "./wallet.ts";

/** Brings back what an earlier visit left, then looks for chain and wallets. */
export async function openStage(): Promise<void> {
  try {
    const current = await keep.current();
    const [take, proofs, sent] = await Promise.all([
      current === undefined ? undefined : keep.take(current),
      keep.proofs(),
      keep.sent(),
    ]);
    const latest = proofs.find((proof) => proof.take !== undefined && proof.take === take?.hash);
    stage.set({ take, proofs, sent, proof: latest?.id });
  } catch (thrown) {
    tell("keep", toFailure(thrown));
  }
  stage.set({ ready: true });
  await openChain();
  if (stage.get().verdict === undefined) await judge();
  followWallets();
  await resumeSent();
}
