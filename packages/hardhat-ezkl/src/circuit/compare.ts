import type { InputValues } from "@idol/ezkl";
import type { Settings } from "@idol/ezkl/circuit";
import { checkDifferences, checkRounding, differences, runOnnxruntime } from "@idol/ezkl/model";
import type { CircuitConfig } from "../config/types.ts";
import type { ProjectModel } from "../model/project-model.ts";

/**
 * Compares what the circuit gives for a sample with onnxruntime, where that is installed: within the tolerance with the model itself, and an exact
 * circuit to its scale with the model as it was rounded.
 *
 * @param outputs - the witness's
 * @throws EzklError `ONNX_MISMATCH`, `ONNX_INVALID`
 */
export async function compareWithModel(
  { onnx: path, tolerance, exact }: CircuitConfig,
  { onnx }: ProjectModel,
  inputs: readonly InputValues[],
  outputs: readonly bigint[][],
  settings: Settings,
): Promise<void> {
  const reference = await runOnnxruntime(onnx, inputs, path);
  if (reference === undefined) return;
  const ignored = passedThrough(inputs, outputs);
  if (exact) await checkRounding({ onnx, inputs, outputs, settings, ignored });
  checkDifferences(differences(outputs, settings.model_output_scales, reference), tolerance, ignored);
}

/** Outputs that are an input's field elements, which onnxruntime has no numbers for. */
function passedThrough(inputs: readonly InputValues[], outputs: readonly bigint[][]): ReadonlySet<number> {
  const elements = new Set(inputs.flatMap((values) => (isField(values) ? [values.join()] : [])));
  return new Set([...outputs.keys()].filter((index) => elements.has(outputs[index]!.join())));
}

function isField(values: InputValues): values is readonly bigint[] {
  return typeof values[0] === "bigint";
}
