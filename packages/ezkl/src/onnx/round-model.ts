import onnxProto from "onnx-proto";
import { quantise } from "../values/quantise.ts";
import { decodeModel, encodeModel } from "./decode.ts";

const { TensorProto } = onnxProto.onnx;
type Node = onnxProto.onnx.INodeProto;
type Tensor = onnxProto.onnx.ITensorProto;

/** A model as its circuit has it: every weight rounded, and the scale of each output. */
export interface RoundedModel {
  onnx: Uint8Array;
  outputScales: readonly number[];
}

/** Of these the scales of the inputs add up. */
const PRODUCTS = new Set(["Conv", "ConvTranspose", "Gemm", "MatMul", "Mul", "PRelu"]);

/** What they add last is at the scale of the product. */
const WITH_BIAS = new Set(["Conv", "ConvTranspose", "Gemm"]);

/** These bring their inputs to the largest scale among them: a constant that nothing else uses is rounded there. */
const SUMS = new Set(["Add", "Sub", "Max", "Min", "Concat"]);

/** These keep the scale of the first input, and round nothing. */
const KEEPING = new Set([
  ...["Relu", "Neg", "Abs", "Identity", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceL1", "MaxPool"],
  ...["Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Slice", "Gather", "Expand", "Trilu"],
]);

/**
 * A model with its weights rounded as EZKL rounds them for a circuit without divisions: an exact circuit gives just what this model gives for
 * rounded inputs.
 *
 * @returns `undefined` where the model has an operator whose rounding is not known here
 */
export function roundModel(bytes: Uint8Array, scale: number): RoundedModel | undefined {
  const model = decodeModel(bytes, "the ONNX");
  const { graph } = model;
  const nodes = graph.node ?? [];
  const constants = constantsOf(graph.initializer ?? [], nodes);
  const uses = new Map<string, number>();
  for (const name of nodes.flatMap(({ input }) => input ?? [])) uses.set(name, (uses.get(name) ?? 0) + 1);
  const scales = new Map<string, number>();
  for (const { name, type } of graph.input ?? []) {
    if (constants.has(name!)) continue;
    // Integers are not scaled.
    if (type?.tensorType?.elemType !== TensorProto.DataType.FLOAT) return undefined;
    scales.set(name!, scale);
  }
  const round = (name: string, at: number) => {
    const tensor = constants.get(name);
    return tensor === undefined || roundTensor(tensor, (uses.get(name) ?? 0) > 1 ? scale : at);
  };
  for (const node of nodes.filter(({ opType }) => opType !== "Constant")) {
    const at = scaleOf(node, scales, constants, scale);
    if (at === undefined) return undefined;
    for (const [index, name] of (node.input ?? []).entries())
      if (!KEEPING.has(node.opType!) && !round(name, isAdded(node, index) ? at : scale)) return undefined;
    for (const name of node.output ?? []) scales.set(name, at);
  }
  const outputScales = (graph.output ?? []).map(({ name }) => scales.get(name!));
  if (!outputScales.every((each) => each !== undefined)) return undefined;
  return { onnx: encodeModel(model), outputScales };
}

function constantsOf(initializers: readonly Tensor[], nodes: readonly Node[]): Map<string, Tensor> {
  const made = nodes.flatMap(({ opType, output, attribute }): [string, Tensor][] => {
    const tensor = attribute?.find(({ name }) => name === "value")?.t;
    return opType === "Constant" && tensor ? [[output![0]!, tensor]] : [];
  });
  return new Map([...initializers.map((tensor): [string, Tensor] => [tensor.name!, tensor]), ...made]);
}

function isAdded({ opType }: Node, index: number): boolean {
  return SUMS.has(opType!) || (WITH_BIAS.has(opType!) && index === 2);
}

/** The scale of what a node gives. */
function scaleOf(
  { opType, input, attribute }: Node,
  scales: ReadonlyMap<string, number>,
  constants: ReadonlyMap<string, Tensor>,
  scale: number,
): number | undefined {
  const names = (input ?? []).filter((name) => name !== "");
  const known = names.flatMap((name) => scales.get(name) ?? []);
  // What is made of constants alone is rounded once it is made.
  if (known.length === 0 || names.some((name) => !scales.has(name) && !constants.has(name))) return undefined;
  if (attribute?.some(({ name, f }) => (name === "alpha" || name === "beta") && f !== 1)) return undefined;
  if (KEEPING.has(opType!)) return scales.get(names[0]!);
  if (SUMS.has(opType!)) return Math.max(scale, ...known);
  if (!PRODUCTS.has(opType!)) return undefined;
  return names.slice(0, 2).reduce((sum, name) => sum + (scales.get(name) ?? scale), 0);
}

/** Rounds the numbers of a tensor in place. @returns whether they are of a kind that EZKL rounds so */
function roundTensor(tensor: Tensor, scale: number): boolean {
  if (tensor.dataType !== TensorProto.DataType.FLOAT) return false;
  const rounded = (value: number) => Number(quantise(value, scale)) / 2 ** scale;
  if (tensor.rawData?.length) {
    const raw = Uint8Array.from(tensor.rawData);
    const view = new DataView(raw.buffer);
    for (let at = 0; at < raw.length; at += 4) view.setFloat32(at, rounded(view.getFloat32(at, true)), true);
    tensor.rawData = raw;
  } else tensor.floatData = (tensor.floatData ?? []).map(rounded);
  return true;
}
