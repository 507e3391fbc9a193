import { parseProof, toSigned } from "@idol/ezkl/proof";
import type { CircuitTensor } from "../circuit/record.ts";
import type { BuiltCircuit } from "../circuit/state.ts";
import { PluginError } from "../errors.ts";

/** One output of a model, as a proof states it. */
export interface OutputValues {
  shape: readonly number[];
  /** A value of 1 is `2^scale`. */
  scale: number;
  /** The instances as they are: field elements below r. */
  elements: bigint[];
  /** The signed integers that the elements stand for. */
  integers: bigint[];
  /** `integers / 2^scale` */
  values: number[];
}

/** The outputs of a model by name. */
export type Outputs = Record<string, OutputValues>;

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

/** The key that a proof file has beside EZKL's own. */
const OWN = "hardhat_ezkl";

/** A proof of a circuit, from EZKL's text. */
export function circuitProof(json: string, { config, manifest }: BuiltCircuit): CircuitProof {
  const { hex, instances } = parseProof(json);
  return { circuit: config.name, build: manifest.hash, json, bytes: hex, instances };
}

/** The text of a proof file: EZKL's `proof.json`, which EZKL reads as it is, and which build it is of. */
export function formatProof({ json, circuit, build }: CircuitProof): string {
  return `${JSON.stringify({ ...JSON.parse(json), [OWN]: { circuit, build } })}\n`;
}

/**
 * Reads a proof file for a circuit.
 *
 * @throws EzklError `PROOF_MALFORMED`; PluginError `PROOF_OF_OTHER_BUILD` where it says that it is another circuit's or an older build's
 */
export function readProof(text: string, circuit: BuiltCircuit): CircuitProof {
  const { json, origin } = separate(text);
  const proof = circuitProof(json, circuit);
  if (origin !== undefined) checkOrigin(origin, circuit);
  return proof;
}

/** @throws PluginError `PROOF_OF_OTHER_BUILD` */
export function checkOrigin(
  origin: { circuit?: unknown; build?: unknown },
  { config, manifest }: BuiltCircuit,
): void {
  if (origin.circuit === config.name && origin.build === manifest.hash) return;
  const whose =
    origin.circuit === config.name
      ? `an older build of "${config.name}" (${origin.build})`
      : `the circuit ${JSON.stringify(origin.circuit)}`;
  throw new PluginError(
    "PROOF_OF_OTHER_BUILD",
    `The proof is of ${whose}, not of this project's build of "${config.name}" (${manifest.hash}).`,
    "Prove again, or check the proof in the project that it was made in.",
  );
}

function separate(text: string): {
  json: string;
  origin: { circuit?: unknown; build?: unknown } | undefined;
} {
  try {
    const { [OWN]: origin, ...rest } = JSON.parse(text) as Record<string, unknown>;
    if (typeof origin === "object" && origin !== null) return { json: JSON.stringify(rest), origin };
  } catch {
    // What is no JSON is for parseProof to refuse.
  }
  return { json: text, origin: undefined };
}

/** What instances say, by the outputs' names. */
export function outputsOf(instances: readonly bigint[], outputs: readonly CircuitTensor[]): Outputs {
  let at = 0;
  const named: Outputs = {};
  for (const { name, shape, scale } of outputs) {
    const size = shape.reduce((product, axis) => product * axis, 1);
    const elements = instances.slice(at, at + size);
    const integers = elements.map(toSigned);
    named[name] = {
      shape,
      scale,
      elements,
      integers,
      values: integers.map((value) => Number(value) / 2 ** scale),
    };
    at += size;
  }
  return named;
}
