import { ensureError } from "@idol/ezkl/errors";
import onnxProto from "onnx-proto";
import { IdolError } from "../../errors.ts";
import { type Constant, constantOf } from "./constant.ts";
import type { Refuse } from "./refuse.ts";
import { tensorsOf } from "./tensors.ts";

const { onnx } = onnxProto;
type Value = onnxProto.onnx.IValueInfoProto;
type Model = onnxProto.onnx.IModelProto & { graph: onnxProto.onnx.IGraphProto };

/** An operator of a graph made elsewhere. */
export type Node = onnxProto.onnx.INodeProto;

/** A graph of the form `(key, x) → (key, y)` as far as its inputs and outputs tell, ready to be walked from its outputs back. */
export interface Graph {
  key: string;
  x: string;
  rows: number;
  cols: number;
  keyOut: string;
  y: string;
  /** What made the file. */
  producer: string;
  /** The file itself, not to be changed. */
  model: Model;
  /** The operator that gives a value; none for inputs and constants. */
  madeBy(value: string): Node | undefined;
  /** A value that is in the file itself; none if it is computed or an input. */
  constant(value: string | undefined): Constant | undefined;
  /** The same as it is written into a file. */
  tensor(value: string): onnxProto.onnx.ITensorProto | undefined;
  /** An error about this file. */
  refuse: Refuse;
}

const FORM =
  "A judge is (key [1,1], x [1,1,rows,cols]) → (key, y [1,1]), all float32 and of fixed size; export it so.";

/**
 * Reads an ONNX file and checks its inputs and outputs: two each, in order, float32, of fixed shapes. Names do not matter.
 *
 * @param source - named in errors
 * @throws IdolError `ONNX_UNSUPPORTED`
 */
export function readGraph(bytes: Uint8Array, source: string): Graph {
  const refuse: Refuse = (what, remedy = FORM, cause) =>
    new IdolError("ONNX_UNSUPPORTED", `${source} cannot become a judge: ${what}.`, remedy, { cause });
  const model = decode(bytes, refuse);
  const { graph, producerName } = model;
  const constants = new Map<string, Constant>();
  const makers = new Map<string, Node>();
  const tensors = tensorsOf(graph, refuse);
  for (const [name, tensor] of tensors) constants.set(name, constantOf(tensor, refuse));
  for (const node of graph.node ?? []) for (const output of node.output ?? []) makers.set(output, node);
  // Old files list their weights among the inputs.
  const inputs = (graph.input ?? []).filter(({ name }) => !constants.has(name!));
  const outputs = graph.output ?? [];
  const shapes = interfaceOf(inputs, outputs, refuse);
  return {
    key: inputs[0]!.name!,
    x: inputs[1]!.name!,
    ...shapes,
    keyOut: outputs[0]!.name!,
    y: outputs[1]!.name!,
    producer: producerName || "unknown",
    model,
    madeBy: (value) => makers.get(value),
    constant: (value) => (value === undefined ? undefined : constants.get(value)),
    tensor: (value) => tensors.get(value),
    refuse,
  };
}

function decode(bytes: Uint8Array, refuse: Refuse): Model {
  try {
    const model = onnx.ModelProto.decode(bytes);
    const { graph } = model;
    if (graph?.node?.length) return { ...model, graph };
  } catch (thrown) {
    throw refuse("it is not an ONNX file", FORM, ensureError(thrown));
  }
  throw refuse("it has no graph");
}

/** Checks what goes in and out; returns the input's size. */
function interfaceOf(inputs: Value[], outputs: Value[], refuse: Refuse): { rows: number; cols: number } {
  const names = (values: Value[]) => values.map(({ name }) => name).join(", ");
  if (inputs.length !== 2) throw refuse(`its inputs are (${names(inputs)}), not a key and an input x`);
  if (outputs.length !== 2) throw refuse(`its outputs are (${names(outputs)}), not a key and a score`);
  const [key, x] = inputs.map((value) => shapeOf(value, refuse)) as [number[], number[]];
  for (const output of outputs) {
    const shape = shapeOf(output, refuse);
    if (sizeOf(shape) !== 1) throw refuse(`its output "${output.name}" has shape [${shape}], not one value`);
  }
  if (hasInputShape(key) && sizeOf(x) === 1)
    throw refuse(
      `its inputs are in the wrong order: the input x "${inputs[0]!.name}" comes before the key "${inputs[1]!.name}"`,
    );
  if (sizeOf(key) !== 1) throw refuse(`its key "${inputs[0]!.name}" has shape [${key}], not one value`);
  if (!hasInputShape(x)) throw refuse(`its input "${inputs[1]!.name}" has shape [${x}], not [1,1,rows,cols]`);
  return { rows: x[2]!, cols: x[3]! };
}

const sizeOf = (shape: number[]) => shape.reduce((product, dim) => product * dim, 1);

const hasInputShape = (shape: number[]) => shape.length === 4 && shape[0] === 1 && shape[1] === 1;

function shapeOf({ name, type }: Value, refuse: Refuse): number[] {
  const tensor = type?.tensorType;
  if (tensor?.elemType !== onnx.TensorProto.DataType.FLOAT) {
    const found = onnx.TensorProto.DataType[tensor?.elemType ?? 0];
    throw refuse(`"${name}" is of type ${found}, not FLOAT`);
  }
  if (!tensor.shape) throw refuse(`"${name}" has no fixed shape`);
  return (tensor.shape.dim ?? []).map((dim) => {
    const size = Number(dim.dimValue ?? 0);
    if (size > 0) return size;
    throw refuse(
      `"${name}" has a dynamic axis (${dim.dimParam || "without a size"})`,
      "Export it with fixed shapes: without dynamic_axes or dynamic_shapes in PyTorch.",
    );
  });
}

/** An integer attribute of an operator, or several. */
export function integers(node: Node, name: string): number[] {
  const attribute = node.attribute?.find((candidate) => candidate.name === name);
  if (attribute === undefined) return [];
  return attribute.ints?.length ? attribute.ints.map(Number) : [Number(attribute.i ?? 0)];
}

/** A real attribute of an operator. */
export function real(node: Node, name: string, otherwise: number): number {
  const attribute = node.attribute?.find((candidate) => candidate.name === name);
  return attribute === undefined ? otherwise : (attribute.f ?? 0);
}

/** A text attribute of an operator. */
export function text(node: Node, name: string): string {
  const bytes = node.attribute?.find((candidate) => candidate.name === name)?.s;
  return bytes ? new TextDecoder().decode(bytes) : "";
}
