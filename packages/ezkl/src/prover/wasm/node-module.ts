import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * The engine's threaded build, compiled once in this process. All workers share its machine code, the optimised functions included,
 * so the second proof of a process starts where the first one ended.
 */
export function engineModule(): Promise<WebAssembly.Module> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<WebAssembly.Module> {
  try {
    const file = fileURLToPath(import.meta.resolve("@ezkljs/engine/web/ezkl_bg.wasm"));
    return await WebAssembly.compile(await readFile(file));
  } catch (error) {
    compiled = undefined;
    throw error;
  }
}
