import { createRequire } from "node:module";
import type { Engine, LoadedEngine } from "../wasm/engine-session.ts";

/** Loads the single-threaded build, which reads and compiles its own WASM. */
export function loadSingleThreaded(): LoadedEngine {
  const engine = createRequire(import.meta.url)("@ezkljs/engine/nodejs/ezkl.js") as Engine & {
    __wasm: { memory: WebAssembly.Memory };
  };
  engine.init_panic_hook();
  return { engine, memory: () => engine.__wasm.memory.buffer.byteLength };
}
