import { keepResult } from "../keep-result.ts";
import { ignoreProgress } from "../progress.ts";
import { BrowserEngineHost } from "./browser/engine-host.ts";
import { BrowserKeyStore } from "./browser/key-store.ts";
import type { ProvingKeyStore } from "./pk-cache.ts";
import { QueuedProver } from "./queued-prover.ts";
import type { Prover, ProverOptions, ProvingArtefacts } from "./types.ts";
import { usableThreads } from "./usable-threads.ts";
import type { EngineStart } from "./wasm/protocol.ts";
import { WasmBackend } from "./wasm/wasm-backend.ts";

/** Options of `createBrowserProver`. */
export interface BrowserProverOptions extends ProverOptions {
  artefacts: ProvingArtefacts;
  /** The engine's threaded build, compiled; called again only after it failed. */
  engine: () => Promise<WebAssembly.Module>;
  /** Where proving keys are kept between visits; by default the browser's Cache API. */
  keys?: ProvingKeyStore | undefined;
}

/** Of the engine after a proof, else its worker is replaced. */
const MEMORY_LIMIT = 768 * 1024 ** 2;

/**
 * A prover of one circuit in a browser, in Web Workers: the page stays responsive, and a cancelled proof ends at once. It starts
 * its engine at once, so create it early.
 * @example
 * const prover = createBrowserProver({ artefacts, engine: () => WebAssembly.compileStreaming(fetch(url)) });
 * const { proof, instances } = await prover.prove({ inputs });
 * await prover.close();
 */
export function createBrowserProver(options: BrowserProverOptions): Prover {
  const { artefacts, engine, onProgress = ignoreProgress } = options;
  const threads = Math.max(1, Math.min(options.threads ?? usableThreads(), usableThreads()));
  const keys = options.keys ?? new BrowserKeyStore(artefacts, onProgress);
  const platform = {
    engine: keepResult(engine),
    host: (start: EngineStart) => new BrowserEngineHost(start),
    memoryLimit: MEMORY_LIMIT,
  };
  const backend = new WasmBackend(artefacts, keys, platform, { threads, report: onProgress });
  return new QueuedProver([backend], onProgress);
}
