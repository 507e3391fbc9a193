import { type CodedError, ensureError } from "@idol/ezkl/errors";
import onnxProto from "onnx-proto";
import { IdolError } from "../errors.ts";
import type { Network, NetworkShape } from "../judge/network.ts";
import { graphNames } from "./export.ts";

const { onnx } = onnxProto;
type Graph = onnxProto.onnx.IGraphProto;
type Node = onnxProto.onnx.INodeProto;
type Tensor = onnxProto.onnx.ITensorProto;

/** The operators of a judge, from x to y: with a convolution, or with a gemm that sees the whole input. */
const convChain = ["Conv", "Relu", "Flatten", "Gemm"] as const;
const gemmChain = ["Flatten", "Gemm", "Relu", "Gemm"] as const;

/**
 * Reads back what `exportOnnx` writes: the network whose circuit is built is the one in the file, not the one that was meant.
 *
 * @param source - named in errors
 * @throws IdolError `ONNX_UNSUPPORTED` naming the first thing that is not `(key, x) → (key, linear(relu(conv(x))))`
 */
export function parseOnnx(bytes: Uint8Array, source = "the ONNX"): Network {
  const refuse = (what: string, cause?: unknown): CodedError =>
    new IdolError(
      "ONNX_UNSUPPORTED",
      `${source} is not a judge's network: ${what}.`,
      "A judge is (key, x) → (key, linear(relu(conv(x)))) with the key unchanged; export it again.",
      { cause },
    );
  const graph = decode(bytes, refuse);
  checkNames(graph, refuse);
  checkKeyBranch(graph, refuse);
  const { first, last } = judgeChain(graph, refuse);
  const [rows, cols] = inputShape(graph, refuse);
  const tensor = (node: Node, index: number) => floatTensor(graph, node.input?.[index], refuse);
  const convWeight = tensor(first, 1);
  return {
    shape: { rows, cols, ...kernelsOf(first, convWeight.dims, [rows, cols], refuse) },
    weights: {
      convWeight: convWeight.values,
      convBias: tensor(first, 2).values,
      linearWeight: tensor(last, 1).values,
      linearBias: tensor(last, 2).values,
    },
  };
}

/** The kernels of a convolution, or those that the rows of a gemm's matrix are. */
function kernelsOf(
  node: Node,
  dims: readonly number[],
  input: readonly [number, number],
  refuse: Refuse,
): Omit<NetworkShape, "rows" | "cols"> {
  if (node.opType === "Conv") {
    const [channels = 0, , kernelRows = 0, kernelCols = 0] = dims;
    return { channels, kernel: [kernelRows, kernelCols], stride: strides(node) };
  }
  const [channels = 0, taps = 0] = dims;
  if (dims.length !== 2 || taps !== input[0] * input[1])
    throw refuse(`its first Gemm takes ${taps} values, x has ${input[0] * input[1]}`);
  return { channels, kernel: input, stride: input, operator: "gemm" };
}

type Refuse = (what: string, cause?: unknown) => CodedError;

function decode(bytes: Uint8Array, refuse: Refuse): Graph {
  try {
    const { graph } = onnx.ModelProto.decode(bytes);
    if (graph) return graph;
  } catch (thrown) {
    throw refuse("it is not an ONNX file", ensureError(thrown));
  }
  throw refuse("it has no graph");
}

function checkNames(graph: Graph, refuse: Refuse): void {
  for (const [kind, found, wanted] of [
    ["inputs", graph.input, graphNames.inputs],
    ["outputs", graph.output, graphNames.outputs],
  ] as const) {
    const names = (found ?? []).map((value) => value.name);
    if (names.join() !== wanted.join())
      throw refuse(`its ${kind} are (${names.join(", ")}), not (${wanted.join(", ")})`);
  }
}

function checkKeyBranch(graph: Graph, refuse: Refuse): void {
  const [key] = graphNames.inputs;
  const [keyOut] = graphNames.outputs;
  const users = (graph.node ?? []).filter((node) => node.input?.includes(key));
  const [only] = users;
  if (users.length !== 1 || only?.opType !== "Identity" || only.output?.[0] !== keyOut)
    throw refuse("the key does not pass through unchanged and unused");
}

/** The nodes from x to y, which must be the judge's and nothing else. */
function judgeChain(graph: Graph, refuse: Refuse): { first: Node; last: Node } {
  const [, x] = graphNames.inputs;
  const [, y] = graphNames.outputs;
  const nodes = (graph.node ?? []).filter((node) => node.opType !== "Identity");
  const operators = nodes.map((node) => node.opType);
  const isConv = operators.join() === convChain.join();
  if (!isConv && operators.join() !== gemmChain.join())
    throw refuse(`its operators are ${operators.join(" → ")}, not ${convChain.join(" → ")}`);
  nodes.reduce((previous: string | null | undefined, node) => {
    if (node.input?.[0] !== previous) throw refuse(`${node.opType} does not follow what stands before it`);
    return node.output?.[0];
  }, x);
  const first = nodes[isConv ? 0 : 1]!;
  const last = nodes[3]!;
  if (last.output?.[0] !== y) throw refuse(`its last operator gives ${last.output?.[0]}, not ${y}`);
  if (!(isConv ? isPlainConv(first) : isPlainGemm(first)) || !isPlainGemm(last))
    throw refuse("its convolution is padded, dilated or grouped, or its Gemm is not transposed or scaled");
  return { first, last };
}

const isPlainConv = (node: Node): boolean =>
  integersOf(node, "pads").every((pad) => pad === 0) &&
  integersOf(node, "dilations").every((step) => step === 1) &&
  integersOf(node, "group").every((group) => group === 1);

/** Weights as `[outputs, inputs]`, and neither factor of the operator's in use. */
const isPlainGemm = (node: Node): boolean =>
  integersOf(node, "transB").join() === "1" && (node.attribute ?? []).every(({ name }) => name === "transB");

function inputShape(graph: Graph, refuse: Refuse): [number, number] {
  const dims = graph.input?.[1]?.type?.tensorType?.shape?.dim?.map((dim) => Number(dim.dimValue ?? 0)) ?? [];
  const [batch, planes, rows = 0, cols = 0] = dims;
  if (dims.length === 4 && batch === 1 && planes === 1 && rows > 0 && cols > 0) return [rows, cols];
  throw refuse(`x has shape [${dims.join(", ")}], not [1, 1, rows, cols]`);
}

function strides(conv: Node): [number, number] {
  const [down = 1, right = 1] = integersOf(conv, "strides");
  return [down, right];
}

function integersOf(node: Node, name: string): number[] {
  const attribute = node.attribute?.find((candidate) => candidate.name === name);
  if (attribute === undefined) return [];
  return attribute.ints?.length ? attribute.ints.map(Number) : [Number(attribute.i)];
}

function floatTensor(
  graph: Graph,
  name: string | undefined,
  refuse: Refuse,
): { dims: number[]; values: Float64Array } {
  const tensor: Tensor | undefined = graph.initializer?.find((candidate) => candidate.name === name);
  if (tensor?.dataType !== onnx.TensorProto.DataType.FLOAT)
    throw refuse(`the weights "${name}" are not there as float32`);
  const dims = (tensor.dims ?? []).map(Number);
  const size = dims.reduce((product, dim) => product * dim, 1);
  const values = rawFloats(tensor) ?? Float64Array.from(tensor.floatData ?? []);
  if (values.length !== size)
    throw refuse(`the weights "${name}" have ${values.length} values, their shape says ${size}`);
  return { dims, values };
}

function rawFloats({ rawData }: Tensor): Float64Array | undefined {
  if (!rawData?.length) return undefined;
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  return Float64Array.from({ length: rawData.byteLength / 4 }, (_, index) =>
    view.getFloat32(index * 4, true),
  );
}
