import type { CircuitForecast } from "@idol/ezkl/circuit";
import type { CircuitRecord } from "../circuit/record.ts";
import { describeTensor } from "./messages.ts";

/** What `ezkl info` tells of a circuit; a forecast where it is not built. */
export interface InfoResult
  extends CircuitForecast,
    Partial<Pick<CircuitRecord, "exact" | "visibility" | "parameters" | "inputs" | "outputs">> {
  circuit: string;
  built: boolean;
  build?: string;
  verifyingKeyBytes?: number;
  srs?: "ceremony" | "insecure-test";
  /** With `--measure`. */
  gas?: bigint;
  proofBytes?: number;
  milliseconds?: number;
  backend?: string;
}

export function describeInfo(results: readonly InfoResult[]): string {
  if (results.length === 0) return "hardhat.config.ts has no circuits: add one under ezkl.circuits.";
  return results.map(describeOne).join("\n\n");
}

function describeOne(info: InfoResult): string {
  const { circuit, built, rows, logrows, provingKeyBytes, memoryBytes, verifierBytes } = info;
  const about = built ? "" : "about ";
  const lines = [
    `${circuit}: ${built ? `built (${info.build})` : "not built, or stale; this is a forecast"}`,
    `  rows         ${rows} of 2^${logrows}`,
    `  proving key  about ${megabytes(provingKeyBytes)}`,
    `  memory       about ${megabytes(memoryBytes)} to prove in WebAssembly`,
    `  verifier     ${about}${verifierBytes} bytes of 24,576`,
  ];
  if (info.parameters !== undefined) {
    const { scale, base, legs, columns } = info.parameters;
    lines.push(`  parameters   scale ${scale}, base ${base}, legs ${legs}, columns ${columns}`);
  }
  if (info.visibility !== undefined) {
    const { inputs, params, outputs } = info.visibility;
    lines.push(
      `  visibility   inputs ${inputs}, weights ${params}, outputs ${outputs}; ${info.exact ? "exact" : "NOT exact"}`,
    );
  }
  if (info.inputs !== undefined) lines.push(`  inputs       ${info.inputs.map(describeTensor).join(", ")}`);
  if (info.outputs !== undefined) lines.push(`  outputs      ${info.outputs.map(describeTensor).join(", ")}`);
  if (info.srs !== undefined)
    lines.push(`  SRS          ${info.srs === "ceremony" ? "the ceremony's" : "INSECURE, a test's"}`);
  if (info.gas !== undefined) {
    lines.push(
      `  proof        ${info.proofBytes} bytes, in ${((info.milliseconds ?? 0) / 1000).toFixed(1)} s (${info.backend})`,
    );
    lines.push(`  gas          ${info.gas} to verify it in a transaction`);
  }
  return lines.join("\n");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}
