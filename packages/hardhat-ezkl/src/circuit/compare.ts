import type { InputValues } from "@idol/ezkl";
import type { Settings } from "@idol/ezkl/circuit";
import { checkDifferences, differences, runOnnxruntime } from "@idol/ezkl/model";
import type { CircuitConfig } from "../config/types.ts";
import type { ProjectModel } from "../model/project-model.ts";

/**
 * Compares what the circuit gives for a sample with onnxruntime, where that is installed.
 *
 * @param outputs - the witness's
 * @throws EzklError `ONNX_MISMATCH`, `ONNX_INVALID`
 */
export async function compareWithModel(
  { onnx: path, tolerance }: CircuitConfig,
  model: ProjectModel,
  inputs: readonly InputValues[],
  outputs: readonly bigint[][],
  { model_output_scales: scales }: Settings,
): Promise<void> {
  const reference = await runOnnxruntime(model.onnx, inputs, path);
  if (reference === undefined) return;
  const found = differences(outputs, scales, reference);
  checkDifferences(found, tolerance, passedThrough(inputs, outputs));
}

/** Outputs that are an input's field elements, which onnxruntime has no numbers for. */
function passedThrough(inputs: readonly InputValues[], outputs: readonly bigint[][]): ReadonlySet<number> {
  const elements = new Set(inputs.flatMap((values) => (isField(values) ? [values.join()] : [])));
  return new Set([...outputs.keys()].filter((index) => elements.has(outputs[index]!.join())));
}

function isField(values: InputValues): values is readonly bigint[] {
  return typeof values[0] === "bigint";
}
