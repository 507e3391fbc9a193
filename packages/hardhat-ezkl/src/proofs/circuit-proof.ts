import { parseProof } from "@idol/ezkl/proof";
import type { BuiltCircuit } from "../circuit/state.ts";
import { PluginError } from "../errors.ts";

/** A proof of one circuit. */
export interface CircuitProof {
  /** The circuit's name. */
  circuit: string;
  /** The hash of the build that it was made with. */
  build: string;
  /** EZKL's own `proof.json`. */
  json: string;
  /** The verifier's argument `proof`, with 0x. */
  bytes: string;
  /** The verifier's argument `instances`. */
  instances: bigint[];
}

/** Whose proof a file says that it is. */
interface Origin {
  circuit?: unknown;
  build?: unknown;
}

/** The key that a proof file has beside EZKL's own. */
const OWN = "hardhat_ezkl";

/** A proof of a circuit, from EZKL's text. @throws EzklError `PROOF_MALFORMED` */
export function circuitProof(json: string, { config, manifest }: BuiltCircuit): CircuitProof {
  const { hex, instances } = parseProof(json);
  return { circuit: config.name, build: manifest.hash, json, bytes: hex, instances };
}

/** The text of a proof file: EZKL's `proof.json`, and beside it which build it is of, which EZKL passes over. */
export function formatProof({ json, circuit, build }: CircuitProof): string {
  return `${JSON.stringify({ ...JSON.parse(json), [OWN]: { circuit, build } })}\n`;
}

/**
 * Reads a proof file for a circuit: one of this plugin, or EZKL's own `proof.json`.
 *
 * @throws EzklError `PROOF_MALFORMED`; PluginError `PROOF_OF_OTHER_BUILD` where it says that it is another circuit's or an older build's
 */
export function readProof(text: string, circuit: BuiltCircuit): CircuitProof {
  const { json, origin } = separate(text);
  if (origin !== undefined) checkOrigin(origin, circuit);
  return circuitProof(json, circuit);
}

/** @throws PluginError `PROOF_OF_OTHER_BUILD` */
export function checkOrigin(origin: Origin, { config, manifest }: BuiltCircuit): void {
  if (origin.circuit === config.name && origin.build === manifest.hash) return;
  const whose =
    origin.circuit === config.name
      ? `another build of "${config.name}" (${origin.build})`
      : `the circuit ${JSON.stringify(origin.circuit)}`;
  throw new PluginError(
    "PROOF_OF_OTHER_BUILD",
    `The proof is of ${whose}, not of this project's build of "${config.name}" (${manifest.hash}).`,
    "Prove again, or check the proof in the project that it was made in.",
  );
}

function separate(text: string): { json: string; origin: Origin | undefined } {
  try {
    const { [OWN]: origin, ...rest } = JSON.parse(text) as Record<string, unknown>;
    if (typeof origin === "object" && origin !== null) return { json: JSON.stringify(rest), origin };
  } catch {
    // What is no JSON is for parseProof to refuse.
  }
  return { json: text, origin: undefined };
}
