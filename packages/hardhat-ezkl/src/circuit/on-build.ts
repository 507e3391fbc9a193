import type { EzklConfig } from "../config/types.ts";
import { createReporter, silentReporter } from "../terminal/reporter.ts";
import { terminal } from "../terminal/terminal.ts";
import { setUpCircuit } from "./setup.ts";
import { findCircuit, loadCircuit } from "./state.ts";

/**
 * Builds the circuits that are not built, or stale; or refuses them, where the configuration says so.
 *
 * @returns the sources of their verifiers
 * @throws PluginError `CIRCUIT_NOT_BUILT`, `CIRCUIT_STALE`; as `setUpCircuit`
 */
export async function buildStaleCircuits(ezkl: EzklConfig, quiet: boolean): Promise<string[]> {
  const verifiers: string[] = [];
  const reporter = quiet ? silentReporter : createReporter(terminal().err);
  try {
    for (const circuit of Object.values(ezkl.circuits)) {
      if ((await findCircuit(circuit)) !== undefined) continue;
      // The error says whether it is stale or not there.
      if (ezkl.onBuild === "refuse") await loadCircuit(circuit);
      await setUpCircuit(circuit, { ...ezkl, onProgress: reporter.onProgress });
      verifiers.push(circuit.verifier);
    }
  } finally {
    reporter.clear();
  }
  return verifiers;
}
