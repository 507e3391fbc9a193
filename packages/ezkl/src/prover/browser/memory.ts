import { mostPages, sharedMemory } from "../wasm/engine-memory.ts";

/** What phones that refuse to reserve more still grant: 1 GiB, more than twice what a proof of 2^11 rows takes. */
const FEWER_PAGES = 16_384;

/** The engine's memory for a circuit. @param srs - bytes of its SRS */
export function engineMemory(srs: number): WebAssembly.Memory {
  const most = mostPages(srs);
  try {
    return sharedMemory(most);
  } catch (refused) {
    if (most <= FEWER_PAGES) throw refused;
    return sharedMemory(FEWER_PAGES);
  }
}
