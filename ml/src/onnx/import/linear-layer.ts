import type { Constant } from "./constant.ts";
import { type Graph, integers, type Node, real } from "./graph.ts";
import { unsupported } from "./unsupported.ts";

/** A fully connected layer. */
export interface LinearLayer {
  /** `[outputs, inputs]`, row-major. */
  weight: Float64Array;
  /** `[outputs]` */
  bias: Float64Array;
  outputs: number;
  /** The value that it is computed from. */
  input: string;
}

/** The layer that gives a value: `Gemm`, `MatMul`, or `Add` of a `MatMul` and a constant. */
export function linearLayer(graph: Graph, value: string): LinearLayer {
  const maker = graph.madeBy(value);
  if (maker?.opType === "Gemm") return gemm(graph, maker);
  if (maker?.opType === "MatMul") return matMul(graph, maker, undefined);
  if (maker?.opType !== "Add") throw unsupported(graph, value);
  const [left, right] = maker.input as [string, string];
  const product = graph.constant(right) ? left : right;
  const bias = graph.constant(right) ?? graph.constant(left);
  const inner = graph.madeBy(product);
  if (inner?.opType !== "MatMul" || !bias) throw unsupported(graph, inner ? product : value);
  return matMul(graph, inner, bias);
}

function gemm(graph: Graph, node: Node): LinearLayer {
  const [input, weights, biases] = node.input as [string, string, string?];
  if (integers(node, "transA").some((flag) => flag !== 0)) throw graph.refuse("it has a Gemm with transA");
  const isTransposed = integers(node, "transB").includes(1);
  const alpha = real(node, "alpha", 1);
  const beta = real(node, "beta", 1);
  const layer = layerOf(
    graph,
    input,
    graph.constant(weights),
    isTransposed,
    biases ? graph.constant(biases) : null,
  );
  return {
    ...layer,
    weight: layer.weight.map((value) => Math.fround(alpha * value)),
    bias: layer.bias.map((value) => Math.fround(beta * value)),
  };
}

function matMul(graph: Graph, node: Node, bias: Constant | undefined): LinearLayer {
  const [input, weights] = node.input as [string, string];
  return layerOf(graph, input, graph.constant(weights), false, bias ?? null);
}

/** @param bias - null for none, undefined where there should be one in the file and is not */
function layerOf(
  graph: Graph,
  input: string,
  weight: Constant | undefined,
  isTransposed: boolean,
  bias: Constant | null | undefined,
): LinearLayer {
  if (!weight?.values || weight.dims.length !== 2)
    throw graph.refuse("a linear layer's weights are not in the file as a float32 matrix");
  const [first, second] = weight.dims as [number, number];
  const [outputs, inputs] = isTransposed ? [first, second] : [second, first];
  const { values } = weight;
  const matrix = isTransposed
    ? values
    : Float64Array.from(values, (_, i) => values[(i % inputs) * outputs + Math.floor(i / inputs)]!);
  return { weight: matrix, bias: biasOf(graph, bias, outputs), outputs, input };
}

function biasOf(graph: Graph, bias: Constant | null | undefined, outputs: number): Float64Array {
  if (bias === null) return new Float64Array(outputs);
  const values = bias?.values;
  if (values?.length === outputs) return values;
  if (values?.length === 1) return new Float64Array(outputs).fill(values[0]!);
  throw graph.refuse(`a linear layer's bias has shape [${bias?.dims ?? ""}], not [${outputs}]`);
}
