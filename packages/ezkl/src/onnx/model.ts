import onnxProto from "onnx-proto";
import { EzklError } from "../errors.ts";
import { decodeModel, invalid, type Model } from "./decode.ts";

const { DataType } = onnxProto.onnx.TensorProto;

/** What the elements of an input or output are. EZKL scales `float`s; the others are the integers that they are, and 0 or 1. */
export type ElementKind = "float" | "integer" | "boolean";

/** An input of a model. */
export interface ModelInput {
  name: string;
  shape: readonly number[];
  kind: ElementKind;
}

/** An output of a model; a dimension that the file does not tell is `null`. */
export interface ModelOutput {
  name: string;
  shape: readonly (number | null)[];
  kind: ElementKind;
}

/** What a model takes and gives. */
export interface ModelInterface {
  /** In the order in which EZKL reads them. */
  inputs: readonly ModelInput[];
  outputs: readonly ModelOutput[];
  /** The names of its operators, each once, in order. */
  operators: readonly string[];
}

const KINDS: ReadonlyMap<number, ElementKind> = new Map([
  [DataType.FLOAT, "float"],
  [DataType.FLOAT16, "float"],
  [DataType.DOUBLE, "float"],
  [DataType.INT8, "integer"],
  [DataType.INT16, "integer"],
  [DataType.INT32, "integer"],
  [DataType.INT64, "integer"],
  [DataType.UINT8, "integer"],
  [DataType.UINT16, "integer"],
  [DataType.UINT32, "integer"],
  [DataType.UINT64, "integer"],
  [DataType.BOOL, "boolean"],
]);

/**
 * Reads what a model takes and gives.
 *
 * @param source - named in errors
 * @throws EzklError `ONNX_INVALID`, `ONNX_DYNAMIC` if an input's size is not fixed (see `fixAxes`), `ONNX_UNSUPPORTED` for inputs or
 * outputs that are no tensors of numbers
 */
export function readModel(bytes: Uint8Array, source = "the ONNX"): ModelInterface {
  const model = decodeModel(bytes, source);
  const { node = [], output = [] } = model.graph;
  const operators = [...new Set((node ?? []).map(({ opType }) => opType ?? ""))].sort();
  const inputs = modelInputs(model).map((value) => readInput(value, source));
  const outputs = (output ?? []).map((value) => ({
    name: nameOf(value, source),
    shape: dimsOf(value).map(({ size }) => size),
    kind: kindOf(value, source),
  }));
  if (outputs.length === 0) throw invalid(source, "it has no output");
  return { inputs, outputs, operators };
}

/** The values that a model is given: old files list their weights among the inputs too. */
export function modelInputs({ graph }: Model): onnxProto.onnx.IValueInfoProto[] {
  const weights = new Set((graph.initializer ?? []).map(({ name }) => name));
  return (graph.input ?? []).filter(({ name }) => !weights.has(name));
}

/** A dimension's size, or the name of what it depends on; neither where the file does not tell. */
function dimsOf(
  value: onnxProto.onnx.IValueInfoProto,
): { size: number | null; symbol: string | undefined }[] {
  return (value.type?.tensorType?.shape?.dim ?? []).map(({ dimValue, dimParam }) => {
    const size = Number(dimValue ?? 0);
    return { size: size > 0 ? size : null, symbol: dimParam || undefined };
  });
}

function readInput(value: onnxProto.onnx.IValueInfoProto, source: string): ModelInput {
  const name = nameOf(value, source);
  const kind = kindOf(value, source);
  const shape = dimsOf(value).map(({ size, symbol }, axis) => {
    if (size !== null) return size;
    throw new EzklError(
      "ONNX_DYNAMIC",
      `${source}: the size of axis ${axis} of input "${name}" is ${symbol === undefined ? "not given" : `"${symbol}"`}; a circuit has one size.`,
      `Fix the axis: give "${symbol ?? `${name}.${axis}`}" a number, or export the model with a fixed size.`,
    );
  });
  return { name, shape, kind };
}

function nameOf({ name }: onnxProto.onnx.IValueInfoProto, source: string): string {
  if (name) return name;
  throw invalid(source, "an input or output has no name");
}

function kindOf({ name, type }: onnxProto.onnx.IValueInfoProto, source: string): ElementKind {
  const kind = KINDS.get(type?.tensorType?.elemType ?? 0);
  if (kind !== undefined) return kind;
  throw new EzklError(
    "ONNX_UNSUPPORTED",
    `${source}: "${name}" is not a tensor of numbers.`,
    "Export the model with tensors of float32 as inputs and outputs.",
  );
}
