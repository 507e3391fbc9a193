export { addKey, KEY_NAMES } from "../onnx/add-key.ts";
export { checkRounding, type RoundingCheck } from "../onnx/check-rounding.ts";
export { fixAxes } from "../onnx/fix-axes.ts";
export {
  type ElementKind,
  type ModelInput,
  type ModelInterface,
  type ModelOutput,
  readModel,
} from "../onnx/model.ts";
export {
  checkDifferences,
  DEFAULT_TOLERANCE,
  differences,
  type OutputDifference,
  runOnnxruntime,
} from "../onnx/reference.ts";
export { inputDataOf, readInputFile } from "../values/input-file.ts";
export { type NpyArray, parseNpy } from "../values/npy.ts";
export { dequantise, fromField, quantise, toField } from "../values/quantise.ts";
export { type NamedTensors, type TensorValues, toInput, toInputs } from "../values/tensors.ts";
