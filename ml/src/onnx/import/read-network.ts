import { type Network, type NetworkShape, outputShape } from "../../judge/network.ts";
import { checkKey } from "./check-key.ts";
import type { Graph, Node } from "./graph.ts";
import { integers, text } from "./graph.ts";
import { linearLayer } from "./linear-layer.ts";
import { backThroughIdentity, backThroughShapes } from "./shapes-only.ts";
import { unsupported } from "./unsupported.ts";

/**
 * The network in a graph, if it is `y = linear(relu(conv(x)))` or `y = linear(relu(linear(x)))` in any spelling that PyTorch
 * and its like export: Conv, Gemm or MatMul with Add, Relu, and Flatten, Reshape, Squeeze, Unsqueeze, Identity between them.
 *
 * A first layer without convolution becomes one whose kernels are as large as the input. The key's way is checked too: it must
 * come out as it went in, and the score must not depend on it.
 *
 * @throws IdolError `ONNX_UNSUPPORTED` naming the first operator that does not fit
 */
export function readNetwork(graph: Graph): Network {
  checkKey(graph);
  const last = linearLayer(graph, backThroughShapes(graph, graph.y));
  if (last.outputs !== 1) throw graph.refuse(`its last layer gives ${last.outputs} values, not one`);
  const relu = operatorAt(graph, backThroughShapes(graph, last.input), "Relu");
  const first = firstLayer(graph, backThroughShapes(graph, relu.input![0]!));
  const { units } = outputShape(first.shape);
  if (last.weight.length !== units)
    throw graph.refuse(`its last layer takes ${last.weight.length} values, its first gives ${units}`);
  return {
    shape: first.shape,
    weights: { ...first.weights, linearWeight: last.weight, linearBias: last.bias },
  };
}

interface FirstLayer {
  shape: NetworkShape;
  weights: Pick<Network["weights"], "convWeight" | "convBias">;
}

function firstLayer(graph: Graph, value: string): FirstLayer {
  const maker = graph.madeBy(value);
  if (maker?.opType === "Conv") return convolution(graph, maker);
  const { weight, bias, input, outputs } = linearLayer(graph, value);
  checkStart(graph, backThroughShapes(graph, input));
  const { rows, cols } = graph;
  if (weight.length !== outputs * rows * cols) {
    throw graph.refuse(
      `its first layer takes ${weight.length / outputs} values, the input has ${rows * cols}`,
    );
  }
  const whole = [rows, cols] as const;
  return {
    shape: { rows, cols, channels: outputs, kernel: whole, stride: whole, operator: "gemm" },
    weights: { convWeight: weight, convBias: bias },
  };
}

function convolution(graph: Graph, node: Node): FirstLayer {
  const { rows, cols, refuse, constant } = graph;
  // Whatever reshapes the input before a convolution changes what its kernels see.
  checkStart(graph, backThroughIdentity(graph, node.input![0]!));
  const isPlain =
    integers(node, "pads").every((pad) => pad === 0) &&
    integers(node, "dilations").every((step) => step === 1) &&
    integers(node, "group").every((group) => group === 1) &&
    ["", "NOTSET", "VALID"].includes(text(node, "auto_pad"));
  if (!isPlain) throw refuse("its convolution is padded, dilated or grouped");
  const weight = constant(node.input?.[1]);
  const [channels, planes, kernelRows, kernelCols] = weight?.dims ?? [];
  if (!weight?.values || weight.dims.length !== 4 || planes !== 1)
    throw refuse(`its convolution's weights have shape [${weight?.dims}], not [channels,1,rows,cols]`);
  const [down = 1, right = 1] = integers(node, "strides");
  const shape: NetworkShape = {
    rows,
    cols,
    channels: channels!,
    kernel: [kernelRows!, kernelCols!],
    stride: [down, right],
  };
  if (kernelRows! > rows || kernelCols! > cols)
    throw refuse(`its kernel of ${kernelRows}×${kernelCols} is larger than the input of ${rows}×${cols}`);
  const bias = node.input?.[2] ? constant(node.input[2])?.values : new Float64Array(channels!);
  if (!bias || bias.length !== channels) throw refuse("its convolution's bias is not in the file");
  return { shape, weights: { convWeight: weight.values, convBias: bias } };
}

/** The first layer takes the input x, and nothing else. */
function checkStart(graph: Graph, value: string): void {
  if (value === graph.x) return;
  if (value === graph.key) throw graph.refuse("its score is computed from the key");
  throw unsupported(graph, value);
}

function operatorAt(graph: Graph, value: string, opType: string): Node {
  const maker = graph.madeBy(value);
  if (maker?.opType === opType) return maker;
  throw unsupported(graph, value);
}
