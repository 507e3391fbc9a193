import { CodedError, ensureError } from "../../errors.ts";
import type { Backend, BackendSetup, RawProof } from "../backend.ts";
import { cancelled } from "../cancel.ts";
import { engineFailure } from "../engine-errors.ts";
import { type Adopt, HostKeeper } from "../host-keeper.ts";
import type { ProvingKeyStore } from "../pk-cache.ts";
import { ProofTaker, takeVerdict } from "../take-replies.ts";
import type { ProvingArtefacts } from "../types.ts";
import { EngineHost } from "./node-engine-host.ts";
import { engineModule } from "./node-module.ts";

/** A worker whose engine has more than this after a proof is replaced: WASM memory never shrinks. */
const MEMORY_LIMIT = 1024 ** 3;

/** Proves with `@ezkljs/engine` in a worker thread: the threaded build, or the single-threaded one where that does not start. */
export class WasmBackend implements Backend {
  readonly name = "wasm";
  threads: number;
  readonly #artefacts: ProvingArtefacts;
  readonly #store: ProvingKeyStore;
  readonly #report: BackendSetup["report"];
  readonly #module: () => Promise<WebAssembly.Module>;
  readonly #keeper: HostKeeper<EngineHost>;
  #provingKey: Uint8Array | undefined;

  /** @param setup - `module` gives the threaded build, by default the engine's */
  constructor(
    artefacts: ProvingArtefacts,
    store: ProvingKeyStore,
    { threads, report, module = engineModule }: BackendSetup & { module?: () => Promise<WebAssembly.Module> },
  ) {
    this.#artefacts = artefacts;
    this.#store = store;
    this.threads = threads;
    this.#report = report;
    this.#module = module;
    this.#keeper = new HostKeeper((adopt) => this.#start(adopt));
  }

  warm(): void {
    this.#keeper.warm();
  }

  prove(input: string, signal: AbortSignal | undefined): Promise<RawProof> {
    return this.#keeper.use(signal, async (host, start) => {
      const taker = new ProofTaker(this.#report);
      let stored: Promise<unknown> | undefined;
      const done = await host.exchange({ do: "prove", input }, (reply) => {
        if (reply.is === "provingKey" && reply.bytes !== null) {
          this.#provingKey = shared(reply.bytes);
          stored = this.#store.save(reply.bytes);
          stored.catch(() => {});
        }
        return taker.take(reply);
      });
      await stored;
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

  async #start(adopt: Adopt<EngineHost>): Promise<EngineHost> {
    this.#report({ step: "engine" });
    this.#provingKey ??= await this.#load();
    if (this.threads > 1) {
      try {
        return await this.#launch(adopt, await this.#module());
      } catch (thrown) {
        const error = ensureError(thrown);
        if (error instanceof CodedError && error.code === "CANCELLED") throw error;
        this.#report({ step: "engine", detail: `Going on with one thread: ${error.message}` });
        this.threads = 1;
      }
    }
    return this.#launch(adopt, undefined);
  }

  async #launch(adopt: Adopt<EngineHost>, module: WebAssembly.Module | undefined): Promise<EngineHost> {
    const { threads } = this;
    const host = new EngineHost({
      threads,
      module,
      artefacts: this.#artefacts,
      provingKey: this.#provingKey,
    });
    adopt(host);
    await host.exchange(undefined, (reply) => (reply.is === "ready" ? true : undefined));
    return host;
  }

  async #load(): Promise<Uint8Array | undefined> {
    const stored = await this.#store.load();
    return stored && shared(stored.bytes);
  }
}

/** A copy that all threads see without copying it again. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
