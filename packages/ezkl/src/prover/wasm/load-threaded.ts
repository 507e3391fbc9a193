import * as engine from "@ezkljs/engine/web/ezkl.js";
import { engineMemory } from "./engine-memory.ts";
import type { LoadedEngine } from "./engine-session.ts";
import { type StartThread, startPool } from "./start-pool.ts";

/** What the threaded build needs. */
export interface ThreadedStart {
  module: WebAssembly.Module;
  /** Size of the pool; with 1 there is none, and the engine runs in this thread alone. */
  threads: number;
  /** Bytes of the circuit's SRS. */
  srs: number;
}

/** Loads the threaded build (made for browsers) with its pool; in this thread, once. */
export async function loadThreaded(
  { module, threads, srs }: ThreadedStart,
  startThread: StartThread,
): Promise<LoadedEngine> {
  const memory = engineMemory(srs);
  engine.initSync(module, memory);
  engine.init_panic_hook();
  if (threads > 1) await startPool(engine, threads, startThread);
  return { engine, memory: () => memory.buffer.byteLength };
}
