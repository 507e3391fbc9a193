import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Settings, visibilitySchema } from "@idol/ezkl/circuit";
import { sha256 } from "@idol/ezkl/files";
import { type InstanceSpan, instanceSpans } from "@idol/ezkl/proof";
import { z } from "zod";
import type { CircuitConfig } from "../config/types.ts";
import type { ProjectModel } from "../model/project-model.ts";

const tensorSchema = z.strictObject({
  name: z.string(),
  shape: z.array(z.int().positive()),
  /** A value of 1 is `2^scale`. */
  scale: z.int(),
  kind: z.enum(["float", "integer", "boolean"]),
});

/** An input or output of a circuit. */
export type CircuitTensor = z.infer<typeof tensorSchema>;

const groupSchema = z.strictObject({
  of: z.enum(["input", "params", "output"]),
  /** Of the input or output; none of the weights. */
  name: z.string(),
  /** How many of a proof's instances in a row. */
  size: z.int().positive(),
  hashed: z.boolean(),
});

/** What some of a proof's instances are. */
export type InstanceGroup = z.infer<typeof groupSchema>;

const FORMAT = 1;

const recordSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** `stampOf` what it was built from. */
  stamp: z.string(),
  /** SHA-256 of the samples that it was laid out for. */
  samples: z.string(),
  /** The hash of the manifest that was made with it. */
  build: z.string(),
  exact: z.boolean(),
  visibility: visibilitySchema,
  parameters: z.strictObject({
    scale: z.int(),
    base: z.int(),
    legs: z.int(),
    columns: z.int(),
    logrows: z.int(),
  }),
  inputs: z.array(tensorSchema),
  outputs: z.array(tensorSchema),
  /** A proof's instances in their order. */
  instances: z.array(groupSchema),
});

/** What the plugin knows of a circuit beside EZKL's files: what it was built from, and its inputs and outputs by name. */
export type CircuitRecord = z.infer<typeof recordSchema>;

export function recordFile({ folder }: Pick<CircuitConfig, "folder">): string {
  return join(folder, "circuit.json");
}

/** What makes a built circuit stale: its model, or what the configuration says of it. */
export function stampOf(circuit: CircuitConfig, model: ProjectModel): string {
  const { visibility, scale, base, legs, columns, logrows, contract, exact, insecureSrs } = circuit;
  const { inputs, params, outputs } = visibility;
  const parts = [inputs, params, outputs, scale, base, legs, columns, logrows, contract, exact, insecureSrs];
  return sha256(JSON.stringify([model.sha256, ...parts]));
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

/** The text of a circuit's record. */
export function recordText(
  config: CircuitConfig,
  model: ProjectModel,
  settings: Settings,
  hashes: { samples: string; build: string },
): string {
  const { run_args: args, model_input_scales } = settings;
  const record = {
    format: FORMAT,
    stamp: stampOf(config, model),
    ...hashes,
    exact: config.exact,
    visibility: config.visibility,
    parameters: {
      scale: args.input_scale,
      base: args.decomp_base,
      legs: args.decomp_legs,
      columns: args.num_inner_cols,
      logrows: args.logrows,
    },
    inputs: model.inputs.map((input, index) => ({ ...input, scale: model_input_scales[index] ?? 0 })),
    ...layOfInstances(model, settings),
  };
  return `${JSON.stringify(recordSchema.parse(record), null, 2)}\n`;
}

/** The shapes of public values are EZKL's: an ONNX need not tell those of its outputs. */
function layOfInstances(
  model: ProjectModel,
  settings: Settings,
): Pick<CircuitRecord, "outputs" | "instances"> {
  const spans = instanceSpans(settings);
  const nameOf = ({ of, index }: InstanceSpan) =>
    of === "params" ? "" : (of === "input" ? model.inputs : model.outputs)[index]!.name;
  const instances = spans.map((span) => ({
    of: span.of,
    name: nameOf(span),
    size: span.length,
    hashed: span.scale === undefined,
  }));
  const outputs = model.outputs.map(({ name, shape, kind }, index) => {
    const span = spans.find(
      (each) => each.of === "output" && each.index === index && each.scale !== undefined,
    );
    const known = span?.shape ?? shape.map((axis) => axis ?? 1);
    return { name, kind, shape: [...known], scale: settings.model_output_scales[index] ?? 0 };
  });
  return { outputs, instances };
}
