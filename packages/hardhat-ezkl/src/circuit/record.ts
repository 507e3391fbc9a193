import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { circuitParametersSchema } from "@idol/ezkl/circuit";
import { sha256 } from "@idol/ezkl/files";
import { z } from "zod";
import type { CircuitConfig } from "../config/types.ts";
import type { Model } from "../model/read-onnx.ts";

const tensorSchema = z.strictObject({
  name: z.string(),
  shape: z.array(z.int().positive()),
  /** A value of 1 is `2^scale`. */
  scale: z.int(),
});

export type CircuitTensor = z.infer<typeof tensorSchema>;

const FORMAT = 1;

const recordSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** `stampOf` what it was built from. */
  stamp: z.string(),
  /** SHA-256 of the samples that it was laid out for. */
  samples: z.string(),
  /** The hash of the manifest that was made with it. */
  build: z.string(),
  parameters: circuitParametersSchema,
  inputs: z.array(tensorSchema),
  outputs: z.array(tensorSchema),
});

/** What the plugin knows of a circuit beside EZKL's files: what it was built from, and its inputs and outputs by name. */
export type CircuitRecord = z.infer<typeof recordSchema>;

export function recordFile({ folder }: Pick<CircuitConfig, "folder">): string {
  return join(folder, "circuit.json");
}

/** What makes a built circuit stale: its model, or what the configuration says of it. */
export function stampOf(circuit: CircuitConfig, model: Model): string {
  const { inputs, params, outputs, scale, base, legs, columns, logrows, contract, exact } = circuit;
  return sha256(
    JSON.stringify([
      model.sha256,
      inputs,
      params,
      outputs,
      scale,
      base,
      legs,
      columns,
      logrows,
      contract,
      exact,
    ]),
  );
}

/** The record of the last finished build, if there is one that can be read. */
export async function readRecord(circuit: Pick<CircuitConfig, "folder">): Promise<CircuitRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(recordFile(circuit), "utf8")));
  } catch {
    // Whatever is wrong with it, the remedy is another build.
    return undefined;
  }
}

export function formatRecord(record: Omit<CircuitRecord, "format">): string {
  return `${JSON.stringify(recordSchema.parse({ format: FORMAT, ...record }), null, 2)}\n`;
}
