import { dirname } from "node:path";
import { type CircuitPlace, checkCircuit, type Manifest } from "@idol/ezkl";
import { CodedError } from "@idol/ezkl/errors";
import type { CircuitConfig } from "../config/types.ts";
import { PluginError } from "../errors.ts";
import { type Model, readModel } from "../model/read-onnx.ts";
import { type CircuitRecord, readRecord, stampOf } from "./record.ts";

/** A built circuit that is what the project's model and configuration say. */
export interface BuiltCircuit {
  config: CircuitConfig;
  model: Model;
  record: CircuitRecord;
  manifest: Manifest;
}

export function placeOf({ folder, verifier, contract }: CircuitConfig): CircuitPlace {
  return { folder, verifiers: dirname(verifier), contract };
}

const ARTEFACTS = ["settings", "compiled", "vk", "input", "verifier"] as const;

/**
 * A circuit as it was built, all of its files checked; one that is stale is refused.
 *
 * @throws PluginError `CIRCUIT_NOT_BUILT`, `CIRCUIT_STALE`, `ONNX_MISSING`, `ONNX_UNSUPPORTED`; EzklError `ARTEFACT_MISSING`,
 * `ARTEFACT_MISMATCH`, `ARTEFACT_INVALID`
 */
export async function loadCircuit(config: CircuitConfig): Promise<BuiltCircuit> {
  const model = await readModel(config.onnx);
  const record = await readRecord(config);
  const { name } = config;
  if (record === undefined) {
    throw new PluginError("CIRCUIT_NOT_BUILT", `The circuit "${name}" is not built.`, setUp(name));
  }
  if (record.stamp !== stampOf(config, model)) {
    throw new PluginError(
      "CIRCUIT_STALE",
      `The circuit "${name}" was built from another model or configuration than the project's: it is not used.`,
      setUp(name),
    );
  }
  const manifest = await checkCircuit(name, placeOf(config), ARTEFACTS);
  if (record.build !== manifest.hash || manifest.identity.onnx !== model.sha256) {
    throw new PluginError(
      "CIRCUIT_STALE",
      `The artefacts in ${config.folder} are of different builds: they are not used.`,
      setUp(name),
    );
  }
  return { config, model, record, manifest };
}

/** `loadCircuit`, or `undefined` where the circuit has to be built. */
export async function findCircuit(config: CircuitConfig): Promise<BuiltCircuit | undefined> {
  try {
    return await loadCircuit(config);
  } catch (error) {
    if (error instanceof CodedError && error.code !== "ONNX_MISSING" && error.code !== "ONNX_UNSUPPORTED")
      return undefined;
    throw error;
  }
}

function setUp(name: string): string {
  return `Build it with: npx hardhat ezkl setup ${name}`;
}
