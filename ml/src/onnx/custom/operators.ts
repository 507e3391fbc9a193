import type { Graph, Node } from "../import/graph.ts";
import { integers, text } from "../import/graph.ts";

/** What is wrong with an operator's attributes, as the end of a sentence about it; nothing where it can be taken. */
type Objection = (graph: Graph, node: Node) => string | undefined;

const asItIs: Objection = () => undefined;

/**
 * The operators between x and the score of a custom ONNX judge: those that EZKL 21 lays out in exact integers, without a rescaling
 * division (which admits two answers) and without a table (which grows with 2^scale), as its own listing of nodes and a comparison of its
 * witness with onnxruntime showed for each.
 */
const OPERATORS: Readonly<Record<string, Objection>> = {
  Abs: asItIs,
  Add: asItIs,
  AveragePool: pool,
  BatchNormalization: asItIs,
  Clip: asItIs,
  Concat: asItIs,
  Constant: asItIs,
  Conv: convolution,
  Div: division,
  Flatten: asItIs,
  Gemm: asItIs,
  GlobalAveragePool: asItIs,
  HardSigmoid: asItIs,
  Identity: asItIs,
  LeakyRelu: asItIs,
  MatMul: asItIs,
  Max: asItIs,
  MaxPool: pool,
  Min: asItIs,
  Mul: asItIs,
  Neg: asItIs,
  PRelu: asItIs,
  ReduceMax: asItIs,
  ReduceMean: asItIs,
  ReduceMin: asItIs,
  ReduceSum: asItIs,
  Relu: asItIs,
  Reshape: asItIs,
  Slice: asItIs,
  Split: asItIs,
  Squeeze: asItIs,
  Sub: asItIs,
  Transpose: asItIs,
  Unsqueeze: asItIs,
};

/** The names of all operators that a custom ONNX judge may have. */
export const CUSTOM_ONNX_OPERATORS: readonly string[] = Object.keys(OPERATORS);

/** Why an operator cannot be in a custom ONNX judge, as the end of a sentence about it; undefined where it can. */
export function objectionTo(graph: Graph, node: Node): string | undefined {
  const { opType = "", domain } = node;
  const objection = Object.hasOwn(OPERATORS, opType ?? "") ? OPERATORS[opType!]! : undefined;
  if (objection === undefined || (domain && domain !== "ai.onnx")) return "is not supported";
  return objection(graph, node);
}

function division(graph: Graph, node: Node): string | undefined {
  const divisor = graph.constant(node.input?.[1]);
  if (divisor === undefined) return "divides by what is not in the file";
  return divisor.values?.includes(0) ? "divides by zero" : undefined;
}

/** EZKL knows no dilations; names for paddings would have to be worked out from shapes. */
function convolution(graph: Graph, node: Node): string | undefined {
  if (!graph.constant(node.input?.[1])) return "has weights that are not in the file";
  return isPlain(node) ? undefined : "is dilated, or padded by auto_pad instead of pads";
}

/** EZKL pads a maximum with zeros, where ONNX pads with what never wins. */
function pool(_: Graph, node: Node): string | undefined {
  const isBare = integers(node, "pads").every((pad) => pad === 0);
  const isFloor = integers(node, "ceil_mode").every((flag) => flag === 0);
  const [, indices] = node.output ?? [];
  return isPlain(node) && isBare && isFloor && !indices
    ? undefined
    : "is padded, dilated, rounded up or asked for indices";
}

function isPlain(node: Node): boolean {
  return (
    integers(node, "dilations").every((step) => step === 1) &&
    ["", "NOTSET", "VALID"].includes(text(node, "auto_pad"))
  );
}
