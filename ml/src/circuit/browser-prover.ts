import { type BrowserProverOptions, createBrowserProver as createCircuitProver } from "@idol/ezkl/browser";
import { judgeProver, type Prover } from "./prover.ts";

export { type BrowserProverOptions, usableThreads } from "@idol/ezkl/browser";

/**
 * A prover of one judge in a browser, in Web Workers: the page stays responsive, and a cancelled proof ends at once.
 *
 * @example
 * const prover = createBrowserProver({ artefacts, engine: () => WebAssembly.compileStreaming(fetch(url)) });
 * const { proof, instances } = await prover.prove({ x, key });
 * await prover.close();
 */
export function createBrowserProver(options: BrowserProverOptions): Prover {
  return judgeProver(createCircuitProver(options));
}
