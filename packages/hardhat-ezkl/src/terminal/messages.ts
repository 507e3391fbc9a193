import { relative } from "node:path";
import type { CircuitRecord, CircuitTensor } from "../circuit/record.ts";
import type { NamedValues, Statement } from "../proofs/statement.ts";

/** What `ezkl setup` made of one circuit. */
export interface SetupResult
  extends Pick<CircuitRecord, "parameters" | "inputs" | "outputs" | "visibility" | "exact"> {
  circuit: string;
  /** The steps that had to be run. */
  ran: readonly string[];
  build: string;
  rows: number;
  logrows: number;
  srs: "ceremony" | "insecure-test";
  contract: string;
  verifier: string;
  verifierBytes: number;
}

export function describeSetup(results: readonly SetupResult[]): string {
  if (results.length === 0) return "hardhat.config.ts has no circuits: add one under ezkl.circuits.";
  return results.map(describeOne).join("\n\n");
}

function describeOne(result: SetupResult): string {
  const { circuit, ran, rows, logrows, parameters, contract, verifierBytes } = result;
  const { scale, base, legs } = parameters;
  return [
    `${circuit}: ${ran.length === 0 ? "unchanged" : "built"}`,
    `  rows      ${rows} of 2^${logrows}, scale ${scale}, values within ±${base}^${legs}`,
    `  inputs    ${result.inputs.map(describeTensor).join(", ")}`,
    `  outputs   ${result.outputs.map(describeTensor).join(", ")}`,
    `  verifier  ${contract} (${relative(process.cwd(), result.verifier)}), ${verifierBytes} bytes`,
    ...warnings(result).map((warning) => `  WARNING   ${warning}`),
  ].join("\n");
}

/** What is said aloud whenever it is built or shown. */
export function warnings({
  srs,
  exact,
  visibility,
}: Pick<SetupResult, "srs" | "exact" | "visibility">): string[] {
  const said: string[] = [];
  if (srs !== "ceremony")
    said.push("built under an insecure test SRS: its maker can forge any proof; public networks are refused");
  if (!exact)
    said.push(
      "not exact: where EZKL divides, the prover chooses between two answers; a table holds only what the samples span",
    );
  if (visibility.params !== "fixed")
    said.push(`the weights are ${visibility.params}: the prover chooses them`);
  return said;
}

export function describeTensor({ name, shape }: Pick<CircuitTensor, "name" | "shape">): string {
  return `${name} [${shape.join(", ")}]`;
}

/** What a proof says, a line each. */
export function describeStatement({ inputs, outputs, hashes }: Statement): string[] {
  const lines = [...describeValues(inputs), ...describeValues(outputs)];
  for (const [name, hash] of Object.entries(hashes)) lines.push(`  Poseidon hash of ${name} = ${hash}`);
  return lines;
}

const MOST_SHOWN = 16;

/** Values by name, a line each; long ones are cut. */
export function describeValues(named: NamedValues): string[] {
  return Object.entries(named).map(([name, { values }]) => {
    const shown = values.slice(0, MOST_SHOWN).map((value) => Number(value.toPrecision(9)));
    const more = values.length > MOST_SHOWN ? `, … ${values.length - MOST_SHOWN} more` : "";
    return `  ${name} = ${shown.join(", ")}${more}`;
  });
}
