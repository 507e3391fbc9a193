import type { Wallet as Signer } from "ethers";
import { ProviderError } from "../chain/wallet-provider.ts";
import { PageError } from "../errors.ts";
import { keep } from "../store/keep.ts";
import { session } from "./state.ts";

/** Has the owner open the page's key, and hands it to nobody but the caller. @throws ProviderError 4001 if declined, PageError `KEY_MISSING`, `BUSY` */
export async function openSecret(what: string): Promise<Uint8Array<ArrayBuffer>> {
  const { key: address, unlocking } = session.get();
  if (unlocking !== undefined) throw new ProviderError(-32002, "The key is being asked for already.");
  const kept = await keep.key();
  // Another tab may have removed it, or put another in its place.
  if (kept === undefined || kept.address !== address) throw missing();
  const { unseal } = await import("../key/seal.ts");
  return await new Promise((resolve, reject) => {
    session.set({
      unlocking: {
        what,
        lock: kept.lock,
        async answer(bytes) {
          if (bytes === undefined) reject(new ProviderError(4001, "The owner of the key declined."));
          else resolve(await unseal(kept, bytes));
          session.set({ unlocking: undefined });
        },
        refuse(reason) {
          reject(reason);
          session.set({ unlocking: undefined });
        },
      },
    });
  });
}

/** Opens the page's key for one signature. */
export async function openKey(what: string): Promise<Signer> {
  const [secret, { signerOf }] = await Promise.all([openSecret(what), import("../key/signer.ts")]);
  return signerOf(secret);
}

function missing(): PageError {
  return new PageError(
    "KEY_MISSING",
    "The key is no longer in this browser: it was removed, perhaps in another tab.",
    "Reload the page. If you saved a copy of the key, take it into a wallet and connect that.",
  );
}
