export { sha256Hex } from "./prover/browser/hash.ts";
export { type BrowserProverOptions, createBrowserProver } from "./prover/browser.ts";
export { usableThreads } from "./prover/usable-threads.ts";
