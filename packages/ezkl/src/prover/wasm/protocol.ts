import type { ProvingArtefacts } from "../types.ts";

/** What a new engine worker is given. */
export interface EngineStart {
  /** Size of the threaded build's pool; with 1 there is none. */
  threads: number;
  /** The compiled threaded build; without it the worker loads a build of its own. */
  module: WebAssembly.Module | undefined;
  artefacts: ProvingArtefacts;
  provingKey: Uint8Array | undefined;
  /** Name of the channel on which a pool's thread that dies is reported, for the worker blocks while it waits for it. */
  alarm: string;
}

/** To the worker, one at a time. */
export type EngineRequest = { do: "prove"; input: string } | { do: "verify"; proof: string };

/** All that a worker is told: `start` once, then requests. */
export type EngineMessage = { do: "start"; start: EngineStart } | EngineRequest;
