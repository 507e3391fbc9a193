import type onnxProto from "onnx-proto";
import { EzklError } from "../errors.ts";
import { decodeModel, encodeModel } from "./decode.ts";
import { modelInputs } from "./model.ts";

type Value = onnxProto.onnx.IValueInfoProto;

/**
 * Gives the dynamic axes of a model's inputs a size. A model without dynamic axes stays as it is, byte for byte.
 *
 * @param axes - sizes by the axis's name in the file (`batch_size`), or `input.axis` (`pixels.0`) where it has none
 * @param source - named in errors
 * @throws EzklError `ONNX_INVALID`, `OPTION_INVALID` for a size that is no whole number from 1 or an axis that the model has not
 */
export function fixAxes(
  bytes: Uint8Array,
  axes: Readonly<Record<string, number>>,
  source = "the ONNX",
): Uint8Array {
  const names = Object.keys(axes);
  if (names.length === 0) return bytes;
  for (const [name, size] of Object.entries(axes)) {
    if (!Number.isSafeInteger(size) || size < 1)
      throw axisError(`The size of axis "${name}" is ${size}.`, "Give a whole number from 1.");
  }
  const model = decodeModel(bytes, source);
  const used = new Set<string>();
  const fixed = (value: Value): Value => withSizes(value, axes, used);
  const inputs = new Set(modelInputs(model));
  const { graph } = model;
  const input = (graph.input ?? []).map((value) => (inputs.has(value) ? fixed(value) : value));
  const unknown = names.find((name) => !used.has(name));
  if (unknown !== undefined) {
    throw axisError(
      `${source} has no dynamic axis "${unknown}" in its inputs.`,
      "Name an axis as the file does, or as input.axis where it has no name.",
    );
  }
  const output = (graph.output ?? []).map(fixed);
  const valueInfo = (graph.valueInfo ?? []).map(fixed);
  return encodeModel({ ...model, graph: { ...graph, input, output, valueInfo } });
}

function withSizes(value: Value, axes: Readonly<Record<string, number>>, used: Set<string>): Value {
  const tensorType = value.type?.tensorType;
  if (!tensorType?.shape?.dim) return value;
  const dim = tensorType.shape.dim.map((own, axis) => {
    if (Number(own.dimValue ?? 0) > 0) return own;
    const name = own.dimParam || `${value.name}.${axis}`;
    if (!Object.hasOwn(axes, name)) return own;
    used.add(name);
    return { dimValue: axes[name]! };
  });
  return { ...value, type: { ...value.type, tensorType: { ...tensorType, shape: { dim } } } };
}

function axisError(message: string, remedy: string): EzklError {
  return new EzklError("OPTION_INVALID", message, remedy);
}
