/** Pages of 64 KiB that the engine's module declares, at the start and at most (4 GiB). */
const INITIAL_PAGES = 20;
const MOST_PAGES = 65_536;
/** What phones that refuse to reserve more still grant: 1 GiB, more than twice what a proof of the default judge takes. */
const FEWER_PAGES = 16_384;

/** The engine's memory: shared even on one thread, for its build wants it so. */
export function engineMemory(): WebAssembly.Memory {
  const make = (maximum: number) => new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared: true });
  try {
    return make(MOST_PAGES);
  } catch {
    return make(FEWER_PAGES);
  }
}
