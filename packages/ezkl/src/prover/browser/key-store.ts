import { ensureError } from "../../errors.ts";
import { ignoreProgress, type OnProgress } from "../../progress.ts";
import type { ProvingKeyStore, StoredKey } from "../pk-cache.ts";
import type { ProvingArtefacts } from "../types.ts";
import { hashOfHashes, sha256Hex } from "./hash.ts";

const CACHE_NAME = "idol-proving-keys-1";
const DIGEST_HEADER = "x-idol-sha256";

/**
 * Proving keys in the browser's Cache API, each under an address made of the hashes of everything that it is made from, with its own
 * SHA-256 beside it. An entry whose content is not what that says is removed. Without the Cache API (a page that is no secure context,
 * some private windows) every visit makes the key again, which takes a second.
 */
export class BrowserKeyStore implements ProvingKeyStore {
  readonly #artefacts: ProvingArtefacts;
  readonly #onProgress: OnProgress;
  #address: Promise<string> | undefined;

  constructor(artefacts: ProvingArtefacts, onProgress: OnProgress = ignoreProgress) {
    this.#artefacts = artefacts;
    this.#onProgress = onProgress;
  }

  async load(): Promise<StoredKey | undefined> {
    try {
      const cache = await openCache();
      const path = await this.#path();
      const kept = await cache?.match(path);
      if (kept === undefined) return undefined;
      const bytes = new Uint8Array(await kept.arrayBuffer());
      if ((await sha256Hex(bytes)) === kept.headers.get(DIGEST_HEADER)) return { bytes, path };
      await cache?.delete(path);
    } catch {
      // A cache that cannot be read is a cache that is empty.
    }
    return undefined;
  }

  async save(bytes: Uint8Array): Promise<void> {
    try {
      const cache = await openCache();
      const headers = { [DIGEST_HEADER]: await sha256Hex(bytes), "content-type": "application/octet-stream" };
      await cache?.put(await this.#path(), new Response(bytes as Uint8Array<ArrayBuffer>, { headers }));
    } catch (thrown) {
      const { message } = ensureError(thrown);
      this.#onProgress({ step: "cache", detail: `The proving key is not kept: ${message}` });
    }
  }

  /** An address of this origin that is never fetched. */
  #path(): Promise<string> {
    this.#address ??= this.#makePath();
    return this.#address;
  }

  async #makePath(): Promise<string> {
    const { compiled, vk, settings, srs } = this.#artefacts;
    const hashes = await Promise.all([compiled, vk, settings, srs].map(sha256Hex));
    return `/idol-proving-key/${(await hashOfHashes(hashes)).slice(2)}`;
  }
}

async function openCache(): Promise<Cache | undefined> {
  return await globalThis.caches?.open(CACHE_NAME);
}
