import { PageError } from "../errors.ts";
import { toFailure } from "../failure.ts";
import type { Lock } from "../key/kept-key.ts";
import { askToLast } from "../store/ask-to-last.ts";
import { keep } from "../store/keep.ts";
import { session, setError } from "./state.ts";
import { openSecret } from "./unlock.ts";
import { connect, disconnect, listAgain } from "./wallet.ts";

/** Makes the browser's key and connects it; whether that went well, why not is told. `save` is handed the key where the browser keeps nothing. */
export async function makeKey(
  lockWith: () => Promise<{ lock: Lock; answer: Uint8Array<ArrayBuffer> }>,
  save: (text: string) => void,
): Promise<boolean> {
  setError("key", undefined);
  try {
    const { drawKey, keyText } = await import("../key/signer.ts");
    const { seal } = await import("../key/seal.ts");
    const { lock, answer } = await lockWith();
    const { secret, address } = drawKey();
    const kept = await keep.saveKey(await seal(secret, address, lock, answer));
    askToLast();
    if (!(await keep.lasts())) save(keyText(secret));
    session.set({ key: kept.address });
    listAgain();
    if (kept.address !== address) throw exists();
    return await connectKey();
  } catch (thrown) {
    setError("key", toFailure(thrown));
    return false;
  }
}

/** The key in plain text, for its owner to save; undefined where that failed, which is told. */
export async function exportKey(): Promise<string | undefined> {
  setError("key", undefined);
  try {
    const secret = await openSecret("Save the key in plain text.");
    return (await import("../key/signer.ts")).keyText(secret);
  } catch (thrown) {
    if (!isDeclined(thrown)) setError("key", toFailure(thrown));
    return undefined;
  }
}

/** Removes the key from this browser for good. */
export async function removeKey(): Promise<void> {
  const { key } = session.get();
  if (key !== undefined) await keep.dropKey(key);
  session.set({ key: undefined });
  disconnect();
  listAgain();
}

async function connectKey(): Promise<boolean> {
  const wallet = session.get().wallets.find(({ key }) => key !== undefined);
  return wallet !== undefined && (await connect(wallet));
}

function isDeclined(thrown: unknown): boolean {
  return (thrown as { code?: unknown }).code === 4001;
}

function exists(): PageError {
  return new PageError(
    "KEY_EXISTS",
    "Another tab has made a key meanwhile; that one is kept.",
    "Use it: it is in the list of accounts.",
  );
}
