import { availableParallelism } from "node:os";
import { type CodedError, EzklError } from "../errors.ts";
import { ignoreProgress } from "../progress.ts";
import type { Backend } from "./backend.ts";
import { loadProvingArtefacts } from "./load-artefacts.ts";
import { findNative } from "./native/find-native.ts";
import { NativeBackend } from "./native/native-backend.ts";
import { nodePlatform } from "./node/platform.ts";
import { ProvingKeyCache } from "./pk-cache.ts";
import { QueuedProver } from "./queued-prover.ts";
import type { BackendName, Prover, ProverOptions, ProvingArtefacts } from "./types.ts";
import { WasmBackend } from "./wasm/wasm-backend.ts";

/** Options of `createProver` in Node. */
export interface NodeProverOptions extends ProverOptions {
  /** The circuit's folder, or its artefacts. */
  circuit: string | ProvingArtefacts;
  /** `auto` (the default) is native where EZKL for Python has been installed, else WASM, and WASM when native crashes. */
  backend?: BackendName | "auto" | undefined;
  /** Where proving keys are cached; see `cacheFolder`. */
  cache?: string | undefined;
  /** The Python with EZKL, instead of this user's environment of it. */
  python?: string | undefined;
}

/** More threads than this were not measured. */
const MOST_THREADS = 16;

/**
 * A prover of one circuit. Its engine starts beside this thread, so create it early and work on the inputs meanwhile.
 * @throws ARTEFACT_MISSING, ARTEFACT_INVALID, SRS_MISSING, SRS_WRONG_HASH, OPTION_INVALID, PROVER_UNAVAILABLE (native was asked for
 * and is not there)
 * @example
 * const prover = await createProver({ circuit: "circuits/digits" });
 * const { proof, instances } = await prover.prove({ inputs: [pixels] });
 * await prover.close();
 */
export async function createProver(options: NodeProverOptions): Promise<Prover> {
  const { circuit, backend = "auto", onProgress = ignoreProgress, threads = defaultThreads() } = options;
  if (!Number.isInteger(threads) || threads < 1) {
    throw new EzklError(
      "OPTION_INVALID",
      `${threads} is not a number of threads.`,
      "Give a whole number from 1.",
    );
  }
  const artefacts = typeof circuit === "string" ? await loadProvingArtefacts(circuit) : circuit;
  const store = new ProvingKeyCache(artefacts, options.cache, onProgress);
  const setup = { threads, report: onProgress };
  const backends: Backend[] = [];
  if (backend !== "wasm") {
    const python = await findNative(options.python);
    if (python !== undefined) backends.push(new NativeBackend(artefacts, store, python, setup));
    else if (backend === "native") throw noNative(options.python);
  }
  if (backend !== "native") {
    backends.push(new WasmBackend(artefacts, store, nodePlatform, setup));
    // Whatever kills the threaded build may spare the other one.
    if (threads > 1) backends.push(new WasmBackend(artefacts, store, nodePlatform, { ...setup, threads: 1 }));
  }
  const prover = new QueuedProver(backends, onProgress);
  await prover.launched;
  return prover;
}

function defaultThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

function noNative(python: string | undefined): CodedError {
  return new EzklError(
    "PROVER_UNAVAILABLE",
    `Native proving needs EZKL for Python, and ${python ?? "this user's Python environment of it"} does not have it.`,
    "Build any circuit once, which installs it, or prove with the backend wasm.",
  );
}
