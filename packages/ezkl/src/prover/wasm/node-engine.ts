import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { sharedMemory } from "./engine-memory.ts";
import type { Engine } from "./engine-session.ts";

/** An engine and how many bytes its memory has. */
export interface LoadedEngine {
  engine: Engine;
  memory: () => number;
}

/** Loads the single-threaded build, which reads and compiles its own WASM. */
export function loadSingleThreaded(): LoadedEngine {
  const engine = createRequire(import.meta.url)("@ezkljs/engine/nodejs/ezkl.js") as Engine & {
    __wasm: { memory: WebAssembly.Memory };
  };
  engine.init_panic_hook();
  return { engine, memory: () => engine.__wasm.memory.buffer.byteLength };
}

/**
 * Loads the threaded build (made for browsers) with a pool of `threads`.
 * @param most - pages that its memory may grow to, see `mostPages`
 * @param alarm - name of the channel on which a thread that dies tells the main thread, since this one blocks while it waits for it
 */
export async function loadThreaded(
  module: WebAssembly.Module,
  threads: number,
  most: number,
  alarm: string,
): Promise<LoadedEngine> {
  Object.assign(globalThis, { Worker: poolWorker(alarm) });
  const engine = await import("@ezkljs/engine/web/ezkl.js");
  const { memory } = engine.initSync(module, sharedMemory(most));
  engine.init_panic_hook();
  await engine.initThreadPool(threads);
  return { engine, memory: () => memory.buffer.byteLength };
}

/** As much of a browser's `Worker` as the pool asks for. */
function poolWorker(alarm: string) {
  return class PoolWorker {
    readonly #thread: Worker;

    constructor(script: URL) {
      this.#thread = new Worker(new URL("./node-pool-thread.ts", import.meta.url), {
        workerData: { script: script.href, alarm },
        execArgv: [],
        name: "idol-engine-pool",
        stdout: true,
        stderr: true,
      });
      // What kills a thread is told on the alarm channel; without a listener it would end this thread as well.
      this.#thread.on("error", () => {});
    }

    postMessage(message: unknown): void {
      this.#thread.postMessage(message);
    }

    addEventListener(_type: "message", listener: (event: { data: unknown }) => void): void {
      this.#thread.once("message", (data) => listener({ data }));
    }
  };
}
