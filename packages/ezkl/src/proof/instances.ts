import type { Settings } from "../circuit/settings.ts";
import { EzklError } from "../errors.ts";

/** Instances that stand for one tensor, or for its hash. */
export interface InstanceSpan {
  of: "input" | "params" | "output";
  /** Which input or output. */
  index: number;
  /** The place of its first instance, and their number. */
  start: number;
  length: number;
  /** Of a tensor: 1 is `2^scale`. Of a Poseidon hash: none. */
  scale: number | undefined;
  shape: readonly number[];
}

/**
 * What the instances of a circuit's proofs are, in their order: inputs, parameters, outputs, each as far as it is public or hashed.
 *
 * @throws EzklError `ARTEFACT_INVALID` for settings that list other shapes than they should
 */
export function instanceSpans(settings: Settings): InstanceSpan[] {
  const { run_args, model_input_scales, model_output_scales, model_instance_shapes } = settings;
  const shapes = [...model_instance_shapes];
  const spans: InstanceSpan[] = [];
  let start = 0;
  const add = (span: Pick<InstanceSpan, "of" | "index" | "scale" | "shape">): void => {
    const length = span.shape.reduce((product, dim) => product * dim, 1);
    spans.push({ ...span, start, length });
    start += length;
  };
  const addAll = (of: "input" | "output", visibility: unknown, scales: readonly number[]): void => {
    for (const [index, scale] of scales.entries()) {
      if (visibility === "Public") add({ of, index, scale, shape: shapes.shift() ?? unknown() });
      else if (isHashed(visibility)) add({ of, index, scale: undefined, shape: [1] });
    }
  };
  addAll("input", run_args.input_visibility, model_input_scales);
  if (isHashed(run_args.param_visibility)) add({ of: "params", index: 0, scale: undefined, shape: [1] });
  addAll("output", run_args.output_visibility, model_output_scales);
  if (shapes.length > 0) unknown();
  return spans;
}

function isHashed(visibility: unknown): boolean {
  return typeof visibility === "object" && visibility !== null && "Hashed" in visibility;
}

function unknown(): never {
  throw new EzklError(
    "ARTEFACT_INVALID",
    "settings.json lists other shapes of instances than it has public inputs and outputs.",
    "Build the circuit again.",
  );
}
