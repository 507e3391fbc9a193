export { sha256Hex } from "./prover/browser/hash.ts";
export { type BrowserProverOptions, createBrowserProver, usableThreads } from "./prover/browser.ts";
