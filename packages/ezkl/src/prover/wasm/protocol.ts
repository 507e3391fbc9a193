import type { ProvingArtefacts } from "../types.ts";

/** What a new engine worker is given. */
export interface EngineStart {
  /** Size of the threaded build's pool. */
  threads: number;
  /** The compiled threaded build; without it the single-threaded one loads itself. */
  module: WebAssembly.Module | undefined;
  artefacts: ProvingArtefacts;
  provingKey: Uint8Array | undefined;
  /** Name of the channel on which a pool's thread that dies is reported. */
  alarm: string;
}

/** To the worker, one at a time. */
export type EngineRequest = { do: "prove"; input: string } | { do: "verify"; proof: string };
