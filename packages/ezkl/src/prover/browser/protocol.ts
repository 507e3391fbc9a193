import type { ProvingArtefacts } from "../types.ts";
import type { EngineRequest } from "../wasm/protocol.ts";

/** What a new engine worker is told first. */
export interface BrowserEngineStart {
  /** Size of the pool; with 1 there is none, and the engine runs in the worker alone. */
  threads: number;
  module: WebAssembly.Module;
  artefacts: ProvingArtefacts;
  provingKey: Uint8Array | undefined;
  /** Name of the channel on which a pool's thread that dies is reported, for the worker blocks while it waits for it. */
  alarm: string;
}

/** To the worker: `start` once, then requests. */
export type BrowserEngineMessage = { do: "start"; start: BrowserEngineStart } | EngineRequest;

/** What a dying thread of a pool says on the alarm channel. */
export interface Alarm {
  message: string;
}
