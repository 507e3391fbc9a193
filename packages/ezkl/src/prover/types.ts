import type { InputValues } from "../circuit/input.ts";
import type { OnProgress } from "../progress.ts";

/** What makes proofs: EZKL's engine as WebAssembly, or its native code in a Python process. */
export type BackendName = "wasm" | "native";

/** The files of a circuit that proving needs, as bytes; `loadProvingArtefacts` reads them in Node. */
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
  /** The values of each input of the network, in its order. */
  inputs: readonly InputValues[];
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

/** A proof, checked with the circuit's verifying key. */
export interface ProveResult {
  /** EZKL's own `proof.json`. */
  proof: string;
  /** The public instances as field elements below r; see `toSigned`. */
  instances: bigint[];
  timings: ProveTimings;
  /** Who made it; another than the first choice where that was absent or crashed. */
  backend: BackendName;
  threads: number;
  /** Whether the proving key was there (in memory or in the cache) or had to be made for this proof. */
  provingKey: "cached" | "made";
}

/** Makes and checks proofs of one circuit; requests are served one after another. */
export interface Prover {
  /**
   * Proves what the network gives for the inputs.
   * @throws EzklError INPUT_INVALID, FIELD_INVALID, CIRCUIT_RANGE (the inputs drive the circuit out of its range), CANCELLED,
   * PROVER_FAILED (a crash on every backend), PROVER_UNAVAILABLE, ARTEFACT_MISMATCH, DISK_FULL.
   */
  prove(request: ProveRequest): Promise<ProveResult>;
  /**
   * Checks the text of a `proof.json` with the verifying key and gives its instances.
   * @throws EzklError PROOF_MALFORMED, PROOF_INVALID, CANCELLED, PROVER_FAILED, PROVER_UNAVAILABLE.
   */
  verify(proof: string, options?: { signal?: AbortSignal | undefined }): Promise<bigint[]>;
  /** Ends workers and processes; work in progress rejects with CANCELLED. */
  close(): Promise<void>;
}

/** Options that every platform's `createProver` knows. */
export interface ProverOptions {
  /** Threads of the backend, at least 1; by default as many as the machine runs at once. */
  threads?: number | undefined;
  onProgress?: OnProgress | undefined;
}
