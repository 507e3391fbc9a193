import { relative } from "node:path";
import type { CircuitParameters } from "@idol/ezkl/circuit";
import type { CircuitTensor } from "../circuit/record.ts";
import type { Outputs } from "../proofs/circuit-proof.ts";

/** What `ezkl setup` made of one circuit. */
export interface SetupResult {
  circuit: string;
  /** The steps that had to be run. */
  ran: readonly string[];
  build: string;
  rows: number;
  logrows: number;
  srs: "ceremony" | "insecure-test";
  parameters: CircuitParameters;
  inputs: readonly CircuitTensor[];
  outputs: readonly CircuitTensor[];
  contract: string;
  verifier: string;
  verifierBytes: number;
}

export function describeSetup(results: readonly SetupResult[]): string {
  if (results.length === 0) return "hardhat.config.ts has no circuits: add one under ezkl.circuits.";
  return results.map(describeOne).join("\n\n");
}

function describeOne(result: SetupResult): string {
  const { circuit, ran, rows, logrows, parameters, contract, verifierBytes, srs } = result;
  const { scale, decompBase, decompLegs } = parameters;
  return [
    `${circuit}: ${ran.length === 0 ? "unchanged" : "built"}`,
    `  rows      ${rows} of 2^${logrows}, scale ${scale}, ±${decompBase}^${decompLegs}`,
    `  inputs    ${result.inputs.map(describeTensor).join(", ")}`,
    `  outputs   ${result.outputs.map(describeTensor).join(", ")}`,
    `  verifier  ${contract} (${relative(process.cwd(), result.verifier)}), ${verifierBytes} bytes`,
    ...(srs === "ceremony"
      ? []
      : ["  built under an INSECURE test SRS: its maker can forge proofs; public networks are refused"]),
  ].join("\n");
}

export function describeTensor({ name, shape }: Pick<CircuitTensor, "name" | "shape">): string {
  return `${name} [${shape.join(", ")}]`;
}

/** The outputs of a proof, a line each; long ones are cut. */
export function describeOutputs(outputs: Outputs): string[] {
  return Object.entries(outputs).map(([name, { values }]) => {
    const shown = values.slice(0, MOST_SHOWN).map((value) => Number(value.toPrecision(9)));
    const more = values.length > MOST_SHOWN ? `, … ${values.length - MOST_SHOWN} more` : "";
    return `  ${name} = ${shown.join(", ")}${more}`;
  });
}

const MOST_SHOWN = 16;
