/**
 * What a host has to send with every file, so that the page may share memory between its workers (it is then "cross-origin isolated")
 * and the engine may use all cores. Hosts that cannot are served by the page's service worker.
 */
export const ISOLATION_HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
} as const;
