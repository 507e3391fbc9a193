import type { Take } from "../audio/take.ts";
import { toFailure } from "../failure.ts";
import { askToLast } from "../store/ask-to-last.ts";
import { auditedRecording, type KeptProof, keep } from "../store/keep.ts";
import { session, setError } from "./state.ts";

/** Ends a proof in the making. */
export function cancelProof(): void {
  session.get().proving?.abort.abort();
}

/** Puts a kept proof forward for the claim. */
export async function choose(id: string): Promise<void> {
  session.set({ proof: id });
  setError("claim", undefined);
  await keep.setChosen(id).catch(() => {});
}

/** Drops a kept proof for good. */
export async function dropProof(id: string): Promise<void> {
  session.set(({ proofs, proof }) => ({
    proofs: proofs.filter((each) => each.id !== id),
    proof: proof === id ? undefined : proof,
  }));
  await keep.dropProof(id).catch(() => {});
}

/** Keeps a proof, or what became of one, and puts it forward. */
export async function keepProof(proof: KeptProof, take?: Take): Promise<void> {
  if (auditedRecording(proof) !== undefined) askToLast();
  session.set(({ proofs }) => ({
    proofs: [proof, ...proofs.filter(({ id }) => id !== proof.id)],
    proof: proof.id,
  }));
  setError("claim", undefined);
  try {
    await keep.saveProof(proof, take);
    await keep.setChosen(proof.id);
    setError("keep", undefined);
  } catch (thrown) {
    setError("keep", toFailure(thrown));
  }
}
