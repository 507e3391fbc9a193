import type { Take } from "../audio/take.ts";
import { toFailure } from "../failure.ts";
import { keep } from "../store/keep.ts";
import { forgetHeard } from "./heard.ts";
import { judge } from "./judge.ts";
import { session, setError } from "./state.ts";

/** Sets the take: it is kept, and judged at once. */
export async function present(take: Take): Promise<void> {
  const before = session.get().take;
  setError("sing", undefined);
  session.set({ take, verdict: undefined, proof: undefined });
  await Promise.all([keepTake(take, before), judge()]);
}

/** Takes a file; one that is no audio leaves what is there. */
export async function presentFile(file: File): Promise<void> {
  try {
    const { openFile } = await import("../audio/open-file.ts");
    await present(await openFile(file));
  } catch (thrown) {
    setError("sing", toFailure(thrown));
  }
}

/** Puts an earlier take forward again. */
export async function presentHeard(hash: string): Promise<void> {
  const take = await keep.take(hash).catch(() => undefined);
  if (take === undefined) await forgetHeard(hash);
  else await present(take);
}

/** Clears the take for another; recordings that proofs were made from are kept. */
export async function clearTake(): Promise<void> {
  const { take } = session.get();
  session.set({ take: undefined, verdict: undefined, proof: undefined });
  setError("judge", undefined);
  setError("prove", undefined);
  await Promise.all([keep.setCurrent(undefined), keep.setChosen(undefined)]).catch(() => {});
  await forget(take);
}

async function keepTake(take: Take, before: Take | undefined): Promise<void> {
  try {
    await keep.saveTake(take);
    await keep.setCurrent(take.hash);
    await keep.setChosen(undefined);
    if (before?.hash !== take.hash) await forget(before);
    setError("keep", undefined);
  } catch (thrown) {
    setError("keep", toFailure(thrown));
  }
}

async function forget(take: Take | undefined): Promise<void> {
  if (take === undefined || session.get().proofs.some((proof) => proof.take === take.hash)) return;
  await keep.dropTake(take.hash).catch(() => {});
}
