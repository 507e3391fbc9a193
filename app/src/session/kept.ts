import { PageError } from "../errors.ts";
import { toFailure } from "../failure.ts";
import { type KeptProof, keep } from "../store/keep.ts";
import { session, setError } from "./state.ts";

/** Brings back what an earlier visit left. */
export async function bringBack(): Promise<void> {
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
    session.set({ take, heard, proofs: await usable(proofs), sent, proof: chosen, key: key?.address });
    if (!(await keep.lasts())) setError("keep", nothingLasts());
  } catch (thrown) {
    setError("keep", toFailure(thrown));
  }
  session.set({ ready: true });
}

function nothingLasts(): PageError {
  return new PageError(
    "STORAGE_BLOCKED",
    "Your browser blocks site data, so nothing is kept here: recording and proof are gone when this page is closed.",
    "Everything else works. Save recording and proof as files, or allow site data for this page and reload it.",
  );
}

/** The kept proofs that can be claimed with somewhere, told by code that is loaded where there are any. */
async function usable(proofs: KeptProof[]): Promise<KeptProof[]> {
  if (proofs.length === 0) return proofs;
  const { isUsable } = await import("./usable-proof.ts");
  return proofs.filter(isUsable);
}
