import { CodedError, ensureError } from "../../errors.ts";
import type { Backend, BackendSetup, RawProof } from "../backend.ts";
import { cancelled } from "../cancel.ts";
import { engineFailure } from "../engine-errors.ts";
import { type Adopt, HostKeeper } from "../host-keeper.ts";
import type { ProvingKeyStore } from "../pk-cache.ts";
import { ProofTaker, takeVerdict } from "../take-replies.ts";
import type { ProvingArtefacts } from "../types.ts";
import type { EngineHost } from "./engine-host.ts";
import type { EngineStart } from "./protocol.ts";

/** Where the engine runs: all that differs between Node and browsers. */
export interface EnginePlatform {
  /** The compiled threaded build; `undefined` where a worker with so many threads brings a build of its own. */
  engine(threads: number): Promise<WebAssembly.Module | undefined>;
  /** Starts a worker with the engine in it. */
  host(start: EngineStart): EngineHost;
  /** A worker whose engine has more bytes than this after a proof is replaced: WASM memory never shrinks. */
  memoryLimit: number;
}

/** Proves with `@ezkljs/engine` in a worker, with a pool of threads where that starts. Browser-safe. */
export class WasmBackend implements Backend {
  readonly name = "wasm";
  threads: number;
  readonly #artefacts: ProvingArtefacts;
  readonly #store: ProvingKeyStore;
  readonly #platform: EnginePlatform;
  readonly #report: BackendSetup["report"];
  readonly #keeper: HostKeeper<EngineHost>;
  #provingKey: Uint8Array | undefined;

  constructor(
    artefacts: ProvingArtefacts,
    store: ProvingKeyStore,
    platform: EnginePlatform,
    { threads, report }: BackendSetup,
  ) {
    this.#artefacts = artefacts;
    this.#store = store;
    this.#platform = platform;
    this.threads = threads;
    this.#report = report;
    this.#keeper = new HostKeeper((adopt) => this.#start(adopt));
  }

  warm(): Promise<void> {
    return this.#keeper.warm();
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
      if (done.memory > this.#platform.memoryLimit) {
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
    const [module, provingKey] = await Promise.all([
      this.#platform.engine(this.threads),
      this.#provingKey ?? this.#load(),
    ]);
    this.#provingKey = provingKey;
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
    return this.#launch(adopt, await this.#platform.engine(1));
  }

  async #launch(adopt: Adopt<EngineHost>, module: WebAssembly.Module | undefined): Promise<EngineHost> {
    const host = this.#platform.host({
      threads: this.threads,
      module,
      artefacts: this.#artefacts,
      provingKey: this.#provingKey,
      alarm: `ezkl-engine-${Math.random().toString(36).slice(2)}`,
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

/** A copy that all threads see without copying it again, where threads may share memory. */
function shared(bytes: Uint8Array): Uint8Array {
  if (globalThis.SharedArrayBuffer === undefined) return bytes;
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
