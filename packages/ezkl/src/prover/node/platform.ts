import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ensureError } from "../../errors.ts";
import { keepResult } from "../../keep-result.ts";
import { engineFailure } from "../engine-errors.ts";
import type { EnginePlatform } from "../wasm/wasm-backend.ts";
import { compileEngine } from "./compile-engine.ts";
import { NodeEngineHost } from "./engine-host.ts";

/**
 * The engine's threaded build, compiled once in this process. All workers share its machine code, the optimised functions included,
 * so the second proof of a process starts where the first one ended.
 */
export const engineModule = keepResult(async () => {
  try {
    const file = fileURLToPath(import.meta.resolve("@ezkljs/engine/web/ezkl_bg.wasm"));
    return await compileEngine(await readFile(file));
  } catch (thrown) {
    throw engineFailure("start", ensureError(thrown).message, thrown);
  }
});

/** Node's worker threads; on one thread the single-threaded build, which may run where the threaded one does not. */
export const nodePlatform: EnginePlatform = {
  engine: async (threads) => (threads > 1 ? await engineModule() : undefined),
  host: (start) => new NodeEngineHost(start),
  memoryLimit: 1024 ** 3,
};
