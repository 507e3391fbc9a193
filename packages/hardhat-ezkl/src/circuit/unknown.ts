import type { CircuitConfig, EzklConfig } from "../config/types.ts";
import { PluginError } from "../errors.ts";

/** A circuit of the configuration by its name. @throws PluginError `CIRCUIT_UNKNOWN` listing those that there are */
export function circuitNamed({ circuits }: EzklConfig, name: string): CircuitConfig {
  const circuit = Object.hasOwn(circuits, name) ? circuits[name] : undefined;
  if (circuit !== undefined) return circuit;
  const names = Object.keys(circuits);
  throw new PluginError(
    "CIRCUIT_UNKNOWN",
    `hardhat.config.ts has no circuit "${name}".`,
    names.length === 0
      ? "Add it under ezkl.circuits."
      : `There ${names.length === 1 ? "is" : "are"}: ${names.join(", ")}.`,
  );
}
