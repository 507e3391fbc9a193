import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CodedError, ensureError } from "../../errors.ts";
import type { Backend, BackendSetup, RawProof } from "../backend.ts";
import { cancelled } from "../cancel.ts";
import { engineError, engineFailure, mixedArtefacts } from "../engine-errors.ts";
import { type Adopt, HostKeeper } from "../host-keeper.ts";
import type { ProvingKeyStore } from "../pk-cache.ts";
import { ProofTaker, takeVerdict } from "../take-replies.ts";
import type { ProvingArtefacts } from "../types.ts";
import { NativeHost } from "./native-host.ts";

/** What lies in the process's folder. The names are those in `ezkl_prover.py`. */
const files = {
  compiled: "network.compiled",
  vk: "vk.key",
  settings: "settings.json",
  srs: "kzg.srs",
} as const;
const PROVING_KEY = "pk.key";
const MADE_VK = "made.vk";

/** A running process and what it has. */
interface Running {
  folder: string;
  hasKey: boolean;
}

/** Proves with EZKL for Python in a Python process that stays for the next proof. */
export class NativeBackend implements Backend {
  readonly name = "native";
  readonly threads: number;
  readonly #artefacts: ProvingArtefacts;
  readonly #store: ProvingKeyStore;
  readonly #python: string;
  readonly #report: BackendSetup["report"];
  readonly #keeper: HostKeeper<NativeHost>;
  readonly #running = new WeakMap<NativeHost, Running>();

  constructor(
    artefacts: ProvingArtefacts,
    store: ProvingKeyStore,
    python: string,
    { threads, report }: BackendSetup,
  ) {
    this.#artefacts = artefacts;
    this.#store = store;
    this.#python = python;
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
      const stored = await this.#makeKey(host, taker);
      const done = await host.exchange({ do: "prove", input }, (reply) => taker.take(reply));
      await stored?.saved;
      return taker.proof(done, start);
    });
  }

  verify(proof: string, signal: AbortSignal | undefined): Promise<boolean> {
    return this.#keeper.use(signal, (host) => host.exchange({ do: "verify", proof }, takeVerdict));
  }

  async close(): Promise<void> {
    await this.#keeper.drop(cancelled(new TypeError("the prover was closed")));
  }

  /** Has the process make the proving key unless it has one, and begins to store it. */
  async #makeKey(host: NativeHost, taker: ProofTaker): Promise<{ saved: Promise<void> } | undefined> {
    const running = this.#running.get(host)!;
    if (running.hasKey) return undefined;
    await host.exchange({ do: "makeKey" }, (reply) => {
      if (reply.is === "refused") throw engineError(reply.message, reply.step);
      taker.take(reply);
      return reply.is === "provingKey" ? true : undefined;
    });
    // Native EZKL makes a vk with it, where the engine takes ours: only a key for our vk is of use.
    const made = await readFile(join(running.folder, MADE_VK));
    if (!made.equals(this.#artefacts.vk)) throw mixedArtefacts("native EZKL makes another vk.key.");
    running.hasKey = true;
    const saved = this.#store.save(await readFile(join(running.folder, PROVING_KEY)));
    saved.catch(() => {});
    return { saved };
  }

  async #start(adopt: Adopt<NativeHost>): Promise<NativeHost> {
    this.#report({ step: "engine" });
    const folder = await mkdtemp(join(tmpdir(), "idol-prover-"));
    try {
      const running = { folder, hasKey: await this.#fill(folder) };
      const host = adopt(new NativeHost(this.#python, folder, this.threads));
      this.#running.set(host, running);
      await host.exchange(undefined, (reply) => (reply.is === "ready" ? true : undefined));
      return host;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      // A full disk for temporary files is no reason why another backend should not prove.
      throw error instanceof CodedError ? error : engineFailure("start", ensureError(error).message, error);
    }
  }

  /** Writes the artefacts, and the proving key if there is one. */
  async #fill(folder: string): Promise<boolean> {
    const stored = await this.#store.load();
    const names = Object.keys(files) as (keyof typeof files)[];
    const writes = names.map((name) => writeFile(join(folder, files[name]), this.#artefacts[name]));
    if (stored !== undefined) writes.push(writeFile(join(folder, PROVING_KEY), stored.bytes));
    await Promise.all(writes);
    return stored !== undefined;
  }
}
