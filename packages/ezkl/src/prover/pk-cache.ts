import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { ensureError } from "../errors.ts";
import { writeFileAtomic } from "../files/atomic-write.ts";
import { cacheFolder } from "../files/cache-folder.ts";
import { makeFolder } from "../files/make-folder.ts";
import { writeError } from "../files/writable.ts";
import { ignoreProgress, type OnProgress } from "../progress.ts";
import { EZKL_VERSION } from "../python/python.ts";
import type { ProvingArtefacts } from "./types.ts";

/** A proving key and the file in which it lies. */
export interface StoredKey {
  bytes: Uint8Array;
  path: string;
}

/** Where the proving key of one circuit is kept between processes. */
export interface ProvingKeyStore {
  /** The key, or `undefined` where there is none that is whole. */
  load(): Promise<StoredKey | undefined>;
  /** Keeps a key. What goes wrong is reported and costs nothing but time. */
  save(bytes: Uint8Array): Promise<void>;
}

/** A temporary file of a process that was killed is removed once it is older than this. */
const STALE_MILLISECONDS = 3_600_000;

/**
 * Proving keys in the user's cache folder, one file each, named `ID-DIGEST.pk`: the ID is a hash of everything that the key is made
 * from, the digest is that of the content. Both backends make the same bytes, so they share the files. A file whose content is not
 * what its name says is removed; as every key comes by one rename, processes that make it at once only make it twice.
 */
export class ProvingKeyCache implements ProvingKeyStore {
  readonly #folder: string;
  readonly #id: string;
  readonly #onProgress: OnProgress;

  constructor(artefacts: ProvingArtefacts, folder = cacheFolder(), onProgress: OnProgress = ignoreProgress) {
    this.#folder = join(folder, "proving-keys");
    this.#id = provingKeyId(artefacts);
    this.#onProgress = onProgress;
  }

  async load(): Promise<StoredKey | undefined> {
    for (const name of await this.#entries()) {
      const path = join(this.#folder, name);
      const bytes = await readFile(path).catch(() => undefined);
      if (bytes !== undefined && name === this.#nameFor(bytes)) return { bytes, path };
      await rm(path, { force: true, recursive: true }).catch(() => {});
    }
    return undefined;
  }

  async save(bytes: Uint8Array): Promise<void> {
    try {
      await makeFolder(this.#folder, 0o700);
      await writeFileAtomic(join(this.#folder, this.#nameFor(bytes)), bytes);
      await this.#sweep();
    } catch (thrown) {
      // A cache that cannot be written costs time the next time, never the proof.
      this.#onProgress({
        step: "cache",
        detail: `The proving key is not kept for the next time: ${writeError(this.#folder, ensureError(thrown)).message}`,
        lasting: true,
      });
    }
  }

  async #entries(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name.startsWith(`${this.#id}-`) && name.endsWith(".pk"));
  }

  #nameFor(bytes: Uint8Array): string {
    return `${this.#id}-${sha256Hex(bytes)}.pk`;
  }

  async #sweep(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names.filter((each) => each.endsWith(".tmp"))) {
      const path = join(this.#folder, name);
      const written = await stat(path).catch(() => undefined);
      if (written && Date.now() - written.mtimeMs > STALE_MILLISECONDS) await rm(path, { force: true });
    }
  }
}

/** Names a proving key by what it is made from: the engine's version, compiled circuit, vk and SRS. */
export function provingKeyId({ compiled, vk, srs }: ProvingArtefacts): string {
  const parts = [EZKL_VERSION, ...[compiled, vk, srs].map(sha256Hex)];
  return sha256Hex(new TextEncoder().encode(parts.join("\n"))).slice(0, 32);
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
