import { type InputValues, isField } from "../circuit/input.ts";
import type { Settings } from "../circuit/settings.ts";
import { EzklError } from "../errors.ts";
import { dequantise, quantise } from "../values/quantise.ts";
import { differences, runOnnxruntime } from "./reference.ts";
import { roundModel } from "./round-model.ts";

/** What is compared. */
export interface RoundingCheck {
  onnx: Uint8Array;
  inputs: readonly InputValues[];
  /** The witness's. */
  outputs: readonly (readonly bigint[])[];
  settings: Settings;
  /** Outputs that pass field elements through, which onnxruntime cannot. */
  ignored?: ReadonlySet<number> | undefined;
}

/**
 * Refuses an exact circuit that does not give what onnxruntime gives for the same rounded inputs and weights: beside their rounding it has none, so
 * that what is left is onnxruntime's own, in 24 bits. One unit of the inputs' scale is allowed, as a part of the largest element or of 1.
 *
 * @returns whether it could be compared: not where onnxruntime is not installed, nor where an operator's rounding is not known
 * @throws EzklError `ONNX_MISMATCH`
 */
export async function checkRounding(check: RoundingCheck): Promise<boolean> {
  const { onnx, inputs, outputs, settings, ignored = new Set() } = check;
  const { run_args, model_output_scales: scales } = settings;
  const scale = run_args.input_scale;
  const model = roundModel(onnx, scale);
  // Another layout than the one that was supposed rounds otherwise.
  if (model === undefined || model.outputScales.join() !== scales.join()) return false;
  const rounded = inputs.map((values) =>
    isField(values) ? values : Array.from(values, (value) => dequantise(quantise(value, scale), scale)),
  );
  const reference = await runOnnxruntime(model.onnx, rounded);
  if (reference === undefined) return false;
  for (const [index, { largest, magnitude }] of differences(outputs, scales, reference).entries()) {
    if (ignored.has(index) || largest <= 2 ** -scale * Math.max(1, magnitude)) continue;
    throw new EzklError(
      "ONNX_MISMATCH",
      `Output ${index} of the circuit differs by up to ${largest} from what onnxruntime gives for the same rounded inputs and weights, ${magnitude} at most: it computes something else than the model.`,
      "Write the model with other operators; no scale mends this.",
    );
  }
  return true;
}
