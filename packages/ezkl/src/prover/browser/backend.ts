import { CodedError, ensureError } from "../../errors.ts";
import type { Backend, BackendSetup, RawProof } from "../backend.ts";
import { cancelled } from "../cancel.ts";
import { engineFailure } from "../engine-errors.ts";
import { type Adopt, HostKeeper } from "../host-keeper.ts";
import type { ProvingKeyStore } from "../pk-cache.ts";
import { ProofTaker, takeVerdict } from "../take-replies.ts";
import type { ProvingArtefacts } from "../types.ts";
import { BrowserEngineHost } from "./engine-host.ts";

/** A worker whose engine has more than this after a proof is replaced: WASM memory never shrinks. */
const MEMORY_LIMIT = 768 * 1024 ** 2;

/** Proves with `@ezkljs/engine` in a Web Worker, with a pool of threads where the page may have one. */
export class BrowserBackend implements Backend {
  readonly name = "wasm";
  threads: number;
  readonly #artefacts: ProvingArtefacts;
  readonly #engine: () => Promise<WebAssembly.Module>;
  readonly #keys: ProvingKeyStore;
  readonly #report: BackendSetup["report"];
  readonly #keeper: HostKeeper<BrowserEngineHost>;
  #provingKey: Uint8Array | undefined;

  constructor(
    artefacts: ProvingArtefacts,
    engine: () => Promise<WebAssembly.Module>,
    keys: ProvingKeyStore,
    { threads, report }: BackendSetup,
  ) {
    this.#artefacts = artefacts;
    this.#engine = engine;
    this.#keys = keys;
    this.threads = threads;
    this.#report = report;
    this.#keeper = new HostKeeper((adopt) => this.#start(adopt));
  }

  warm(): void {
    this.#keeper.warm();
  }

  prove(input: string, signal: AbortSignal | undefined): Promise<RawProof> {
    return this.#keeper.use(signal, async (host, start) => {
      const taker = new ProofTaker(this.#report);
      const done = await host.exchange({ do: "prove", input }, (reply) => {
        if (reply.is === "provingKey" && reply.bytes !== null) {
          this.#provingKey = reply.bytes;
          // Kept for the next visit; this one does not wait for it.
          void this.#keys.save(reply.bytes);
        }
        return taker.take(reply);
      });
      if (done.memory > MEMORY_LIMIT) {
        await this.#keeper.drop(engineFailure("worker", "its memory had grown too large"));
      }
      return taker.proof(done, start);
    });
  }

  verify(proof: string, signal: AbortSignal | undefined): Promise<boolean> {
    return this.#keeper.use(signal, (host) => host.exchange({ do: "verify", proof }, takeVerdict));
  }

  async close(): Promise<void> {
    await this.#keeper.drop(cancelled(new TypeError("the prover was closed")));
  }

  async #start(adopt: Adopt<BrowserEngineHost>): Promise<BrowserEngineHost> {
    this.#report({ step: "engine" });
    const [module, kept] = await Promise.all([this.#engine(), this.#provingKey ?? this.#load()]);
    this.#provingKey = kept;
    if (this.threads > 1) {
      try {
        return await this.#launch(adopt, module);
      } catch (thrown) {
        const error = ensureError(thrown);
        if (error instanceof CodedError && error.code === "CANCELLED") throw error;
        this.#report({ step: "engine", detail: `Going on with one thread: ${error.message}` });
        this.threads = 1;
      }
    }
    return this.#launch(adopt, module);
  }

  async #launch(adopt: Adopt<BrowserEngineHost>, module: WebAssembly.Module): Promise<BrowserEngineHost> {
    const host = new BrowserEngineHost({
      threads: this.threads,
      module,
      artefacts: this.#artefacts,
      provingKey: this.#provingKey,
    });
    adopt(host);
    await host.exchange(undefined, (reply) => (reply.is === "ready" ? true : undefined));
    return host;
  }

  async #load(): Promise<Uint8Array | undefined> {
    return (await this.#keys.load())?.bytes;
  }
}
