import { toFailure } from "../failure.ts";
import { setError } from "./state.ts";

/** Proves the verdict for an account, by code that is loaded for the first proof. */
export async function prove(account: string): Promise<void> {
  await late((code) => code.prove(account));
}

/** Takes in a proof and its sidecar from files. */
export async function loadProof(files: readonly File[]): Promise<void> {
  await late((code) => code.loadProof(files));
}

async function late(work: (code: typeof import("./prove.ts")) => Promise<void>): Promise<void> {
  setError("prove", undefined);
  try {
    await work(await import("./prove.ts"));
  } catch (thrown) {
    setError("prove", toFailure(thrown));
  }
}
