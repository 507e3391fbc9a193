import { parseBinding } from "@idol/client/key";
import { PageError } from "../errors.ts";
import { toFailure } from "../failure.ts";
import { keepPage } from "../offline/keep-page.ts";
import { type KeptProof, keep } from "../store/keep.ts";
import { openChain, openDeployment } from "./chain.ts";
import { judge, judgeWhenBack } from "./judge.ts";
import { followSent } from "./send.ts";
import { session, setError } from "./state.ts";
import { followWallets } from "./wallet.ts";

/** Brings back what an earlier visit left, then looks for chain and wallets. */
export async function openSession(): Promise<void> {
  try {
    const current = await keep.current();
    const [take, heard, proofs, chosen, sent, key] = await Promise.all([
      current === undefined ? undefined : keep.take(current),
      keep.heard(),
      keep.proofs(),
      keep.chosen(),
      keep.sent(),
      keep.key(),
    ]);
    session.set({ take, heard, proofs: proofs.filter(isUsable), sent, proof: chosen, key: key?.address });
    if (!(await keep.lasts())) setError("keep", nothingLasts());
  } catch (thrown) {
    setError("keep", toFailure(thrown));
  }
  session.set({ ready: true });
  // A node that hangs must not keep anybody from a wallet.
  await openDeployment();
  followWallets();
  followSent();
  judgeWhenBack();
  await openChain();
  if (session.get().verdict === undefined) await judge();
  await keepPage();
}

function nothingLasts(): PageError {
  return new PageError(
    "STORAGE_BLOCKED",
    "Your browser blocks site data, so nothing is kept here: recording and proof are gone when this page is closed.",
    "Everything else works. Save recording and proof as files, or allow site data for this page and reload it.",
  );
}

/** A proof that an earlier form of this page kept can be claimed with nowhere. */
function isUsable({ binding }: KeptProof): boolean {
  try {
    parseBinding(JSON.stringify(binding));
    return true;
  } catch {
    return false;
  }
}
