import type { ProgressEvent } from "../progress.ts";
import type { BackendName, ProveTimings } from "./types.ts";

/** A proof as a backend gives it: verified with the vk, its text not parsed yet. */
export interface RawProof {
  proof: string;
  provingKey: "cached" | "made";
  timings: Omit<ProveTimings, "total">;
}

/**
 * One way to make proofs of one circuit. It is given one call at a time. After a crash or a cancellation it has dropped what ran
 * and starts anew at the next call.
 */
export interface Backend {
  readonly name: BackendName;
  /** Threads in use; may shrink when a start with more of them failed. */
  readonly threads: number;
  /** Starts what takes time; fulfilled once it goes on without this thread. Failures show at the first call. */
  warm(): Promise<void>;
  /** @param input - text of EZKL's `input.json` */
  prove(input: string, signal: AbortSignal | undefined): Promise<RawProof>;
  /** Whether a proof, given in the engine's JSON, is accepted. What is in the proof never makes it throw. */
  verify(proof: string, signal: AbortSignal | undefined): Promise<boolean>;
  /** Ends everything; calls in progress reject. */
  close(): Promise<void>;
}

/** What a backend is made of. */
export interface BackendSetup {
  threads: number;
  report: (event: ProgressEvent) => void;
}
