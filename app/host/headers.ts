/**
 * What a host has to send with every answer, a 304 included, so that the page may share memory between its workers (it is then
 * "cross-origin isolated") and the engine may use all cores. Hosts that cannot are made up for by the page's service worker.
 */
export const ISOLATION_HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
} as const;

/** What a host is to send: isolation, and that no other page may show this one in a frame and have its buttons pressed. */
export const HOST_HEADERS = {
  ...ISOLATION_HEADERS,
  "Content-Security-Policy": "frame-ancestors 'none'",
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;
