import { dirname } from "node:path";
import { type CircuitPlace, checkCircuit, type Manifest } from "@idol/ezkl";
import { CodedError } from "@idol/ezkl/errors";
import type { CircuitConfig } from "../config/types.ts";
import { PluginError } from "../errors.ts";
import { type ProjectModel, readProjectModel } from "../model/project-model.ts";
import { type CircuitRecord, readRecord, stampOf } from "./record.ts";

/** A built circuit that is what the project's model and configuration say. */
export interface BuiltCircuit {
  config: CircuitConfig;
  model: ProjectModel;
  record: CircuitRecord;
  manifest: Manifest;
}

export function placeOf({ folder, verifier, contract }: CircuitConfig): CircuitPlace {
  return { folder, verifiers: dirname(verifier), contract };
}

/** Artefacts that must be those of the manifest before anything is done with a circuit. */
const CHECKED = ["settings", "compiled", "vk", "input", "verifier"] as const;

/** Everything that is made in a circuit's folder. */
export const ARTEFACT_FILES = [
  "settings.json",
  "network.compiled",
  "vk.key",
  "input.json",
  "manifest.json",
  "circuit.json",
  "deployments.json",
] as const;

/**
 * A circuit as it was built, all of its files checked; one that is stale is refused.
 *
 * @throws PluginError `CIRCUIT_NOT_BUILT`, `CIRCUIT_STALE`; as `readProjectModel`; EzklError `ARTEFACT_MISSING`, `ARTEFACT_MISMATCH`,
 * `ARTEFACT_INVALID`
 */
export async function loadCircuit(config: CircuitConfig): Promise<BuiltCircuit> {
  const model = await readProjectModel(config);
  const record = await readRecord(config);
  const { name, folder } = config;
  const remedy = `Build it with: npx hardhat ezkl setup ${name}`;
  if (record === undefined)
    throw new PluginError("CIRCUIT_NOT_BUILT", `The circuit "${name}" is not built.`, remedy);
  if (record.stamp !== stampOf(config, model)) {
    throw new PluginError(
      "CIRCUIT_STALE",
      `The circuit "${name}" was built from another model or configuration than the project's: it is not used.`,
      remedy,
    );
  }
  const manifest = await checkCircuit(name, placeOf(config), CHECKED);
  if (record.build !== manifest.hash || manifest.identity.onnx !== model.sha256) {
    throw new PluginError(
      "CIRCUIT_STALE",
      `The artefacts in ${folder} are of different builds: they are not used.`,
      remedy,
    );
  }
  return { config, model, record, manifest };
}

/** Refusals that another build mends. */
const MENDED = new Set([
  "CIRCUIT_NOT_BUILT",
  "CIRCUIT_STALE",
  "ARTEFACT_MISSING",
  "ARTEFACT_MISMATCH",
  "ARTEFACT_INVALID",
]);

/** `loadCircuit`, or `undefined` where the circuit has to be built. */
export async function findCircuit(config: CircuitConfig): Promise<BuiltCircuit | undefined> {
  try {
    return await loadCircuit(config);
  } catch (error) {
    if (error instanceof CodedError && MENDED.has(error.code)) return undefined;
    throw error;
  }
}
