/** Pages of 64 KiB that the engine's threaded module declares, at the start and at most (4 GiB). */
const INITIAL_PAGES = 20;
const DECLARED_PAGES = 65_536;
/** What the engine may take whatever the circuit's size: 768 MiB, three times what a proof of 2^11 rows does. */
const BASE_PAGES = 12_288;
/** Of an SRS, for each row: a point of G1 in two forms, 64 bytes each. */
const SRS_BYTES_PER_ROW = 128;

/**
 * The most memory that the threaded engine may take for a circuit: a page for each row above a base, some three times what proofs were
 * seen to take. Without it, a damaged length in a key makes the engine reserve gigabytes before it notices.
 *
 * @param srs - bytes of the circuit's SRS, which tell how many rows its circuit has at most
 * @returns pages of 64 KiB
 */
export function mostPages(srs: number): number {
  return Math.min(BASE_PAGES + Math.ceil(srs / SRS_BYTES_PER_ROW), DECLARED_PAGES);
}

/** A memory for the threaded engine: shared even on one thread, for its build wants it so. @throws RangeError where it is not granted */
export function sharedMemory(maximum: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared: true });
}

/** What phones that refuse to reserve more still grant: 1 GiB, more than twice what a proof of 2^11 rows takes. */
const FEWER_PAGES = 16_384;

/** The threaded engine's memory for a circuit. @param srs - bytes of its SRS */
export function engineMemory(srs: number): WebAssembly.Memory {
  const most = mostPages(srs);
  try {
    return sharedMemory(most);
  } catch (refused) {
    if (most <= FEWER_PAGES) throw refused;
    return sharedMemory(FEWER_PAGES);
  }
}
