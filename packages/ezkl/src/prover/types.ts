import type { OnProgress } from "../progress.ts";

/** What makes proofs: EZKL's engine as WebAssembly, or its wheel's native code in a Python process. */
export type BackendName = "wasm" | "native";

/** The files of a judge's circuit that proving needs, as bytes; `loadProvingArtefacts` reads them in Node. */
export interface ProvingArtefacts {
  /** `network.compiled` */
  compiled: Uint8Array;
  /** `vk.key` */
  vk: Uint8Array;
  /** `settings.json` */
  settings: Uint8Array;
  /** The ceremony file of the settings' logrows. */
  srs: Uint8Array;
}

/** What one proof is about. */
export interface ProveRequest {
  /** The picture: `rows × cols` finite numbers, row-major, in the units of the judge's features. */
  x: ArrayLike<number>;
  /** Whom the proof pays and where, 248 bits: see `deriveKey`. */
  key: bigint;
  /** Ends the work within a second; the promise then rejects with CANCELLED. */
  signal?: AbortSignal | undefined;
}

/** Milliseconds. */
export interface ProveTimings {
  /** From the request until the backend was ready to work; near 0 when it was warm. */
  start: number;
  /** Making the proving key; 0 where it was there, for reading it from the cache is part of the start. */
  provingKey: number;
  witness: number;
  prove: number;
  /** Checking the new proof with the verifying key. */
  verify: number;
  /** From the request to the result. */
  total: number;
}

/** A proof, checked with the judge's verifying key. */
export interface ProveResult {
  /** EZKL's own `proof.json`. */
  proof: string;
  /** `[key, score]` as field elements below r; see `instanceToScore`. */
  instances: [key: bigint, score: bigint];
  timings: ProveTimings;
  /** Who made it; another than the first choice where that was absent or crashed. */
  backend: BackendName;
  threads: number;
  /** Whether the proving key was there (in memory or in the cache) or had to be made for this proof. */
  provingKey: "cached" | "made";
}

/** Makes and checks proofs of one judge; requests are served one after another. */
export interface Prover {
  /**
   * Proves that the judge gives its score to x, bound to `key`.
   * @throws EzklError INPUT_INVALID, KEY_INVALID, CIRCUIT_RANGE (x drives the circuit out of its range), CANCELLED,
   * PROVER_FAILED (a crash on every backend), PROVER_UNAVAILABLE, ARTEFACT_MISMATCH, DISK_FULL.
   */
  prove(request: ProveRequest): Promise<ProveResult>;
  /**
   * Checks the text of a `proof.json` with the verifying key and gives its instances.
   * @throws EzklError PROOF_MALFORMED, PROOF_INVALID, CANCELLED, PROVER_FAILED, PROVER_UNAVAILABLE.
   */
  verify(
    proof: string,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<[key: bigint, score: bigint]>;
  /** Ends workers and processes; work in progress rejects with CANCELLED. */
  close(): Promise<void>;
}

/** Options that every platform's `createProver` knows. */
export interface ProverOptions {
  /** Threads of the backend, at least 1; by default as many as the machine runs at once. */
  threads?: number | undefined;
  onProgress?: OnProgress | undefined;
}
