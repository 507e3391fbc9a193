/** More threads than this were not measured; phones run hot long before. */
const MOST_THREADS = 8;

/**
 * How many threads a proof can have on this page: all cores where shared memory may be passed between workers, else one. A page that
 * is cross-origin isolated may share memory, but WebKitGTK says so and has none.
 */
export function usableThreads(): number {
  const shares = globalThis.crossOriginIsolated && typeof SharedArrayBuffer === "function";
  return shares ? Math.min(navigator.hardwareConcurrency || 1, MOST_THREADS) : 1;
}
