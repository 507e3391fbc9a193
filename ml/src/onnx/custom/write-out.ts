import onnxProto from "onnx-proto";
import { type Graph, integers, type Node } from "../import/graph.ts";
import { averageAsConv } from "./average-as-conv.ts";

const { AttributeProto, NodeProto } = onnxProto.onnx;
type Tensor = onnxProto.onnx.ITensorProto;

/** Operators whose strides are 1 where they are left out, which EZKL does not know. */
const STRIDED: readonly string[] = ["Conv", "MaxPool", "AveragePool"];
/** Operators that EZKL knows of tensors of one shape, or of a tensor and one value. */
const COMPARED: readonly string[] = ["Max", "Min"];

/** An operator as it is written for EZKL, and the weights that this adds. */
export interface WrittenOut {
  nodes: Node[];
  weights: Tensor[];
}

/** Values whose shapes `writeOut` asks for. */
export function valuesOfKnownShape({ opType, input }: Node): string[] {
  return opType === "AveragePool" ? [input![0]!] : [];
}

/**
 * Writes out what a format leaves to its defaults: strides of 1. What EZKL cannot lay out exactly becomes something equal: an average a
 * convolution, a comparison with several constants relus.
 *
 * @param node - under its new names
 * @param own - the same under the file's
 */
export function writeOut(
  node: Node,
  own: Node,
  graph: Graph,
  shapes: ReadonlyMap<string, readonly number[]>,
): WrittenOut {
  const strided = STRIDED.includes(node.opType!) ? withStrides(node, axesOf(own, graph)) : node;
  if (node.opType === "AveragePool") {
    const average = averageAsConv(strided, shapes.get(own.input![0]!)![1]!);
    return { nodes: [average.node], weights: [average.weights] };
  }
  if (node.opType === "Sub" && isBroadcast(graph, own, 0)) return { nodes: addToNegative(node), weights: [] };
  if (COMPARED.includes(node.opType!)) return { nodes: compareByRelu(node, own, graph), weights: [] };
  return { nodes: [strided], weights: [] };
}

/** How many axes a kernel moves along. */
function axesOf(node: Node, graph: Graph): number {
  const kernel = integers(node, "kernel_shape").length;
  return kernel > 0 ? kernel : (graph.constant(node.input?.[1])?.dims.length ?? 4) - 2;
}

function withStrides(node: Node, axes: number): Node {
  if (integers(node, "strides").length > 0) return node;
  const strides = {
    name: "strides",
    type: AttributeProto.AttributeType.INTS,
    ints: new Array<number>(axes).fill(1),
  };
  return { ...node, attribute: [...(node.attribute ?? []), strides] };
}

/** Whether an input is a constant of several values. */
function isBroadcast(graph: Graph, node: Node, at: number): boolean {
  return (graph.constant(node.input?.[at])?.values?.length ?? 1) > 1;
}

/** `c - v` is `-v + c`, where EZKL gets a broadcast constant wrong. */
function addToNegative(node: Node): Node[] {
  const [constant, value] = node.input as [string, string];
  const negative = `${node.output![0]}/negative`;
  return [operator("Neg", [value], negative), operator("Add", [negative, constant], node.output![0]!)];
}

/** `max(v, c)` is `relu(v - c) + c`, and `min(v, c)` is `v - relu(v - c)`: the same integers. */
function compareByRelu(node: Node, own: Node, graph: Graph): Node[] {
  const [constants, others] = [true, false].map((wanted) =>
    node.input!.filter((_, at) => isBroadcast(graph, own, at) === wanted),
  ) as [string[], string[]];
  if (constants.length === 0 || others.length === 0) return [node];
  const isMax = node.opType === "Max";
  const result = node.output![0]!;
  const first = others.length === 1 ? others[0]! : `${result}/others`;
  const nodes: Node[] = others.length === 1 ? [] : [{ ...node, name: first, input: others, output: [first] }];
  constants.reduce((value, constant, at) => {
    const [difference, above] = [`${result}/difference${at}`, `${result}/above${at}`];
    const next = at === constants.length - 1 ? result : `${result}/after${at}`;
    nodes.push(
      operator("Sub", [value, constant], difference),
      operator("Relu", [difference], above),
      isMax ? operator("Add", [above, constant], next) : operator("Sub", [value, above], next),
    );
    return next;
  }, first);
  return nodes;
}

function operator(opType: string, input: string[], output: string): Node {
  return NodeProto.create({ opType, name: output, input, output: [output] });
}
