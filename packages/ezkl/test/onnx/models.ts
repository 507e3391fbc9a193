import onnxProto from "onnx-proto";

const { AttributeProto, ModelProto, NodeProto, TensorProto } = onnxProto.onnx;

/** A tensor's name and dimensions; a name in place of a number is a dynamic axis. */
type Tensor = [name: string, dims: readonly (number | string)[], elemType?: number];

type Node = [opType: string, inputs: string[], outputs: string[], integers?: Record<string, number[]>];

/** Weights by name. */
type Weights = Record<string, [dims: number[], values: number[]]>;

/** The bytes of an ONNX of opset 13. */
export function makeModel(
  inputs: Tensor[],
  outputs: Tensor[],
  nodes: Node[],
  weights: Weights = {},
): Uint8Array {
  return ModelProto.encode({
    irVersion: 7,
    opsetImport: [{ domain: "", version: 13 }],
    graph: {
      name: "test",
      input: inputs.map(tensor),
      output: outputs.map(tensor),
      initializer: Object.entries(weights).map(([name, [dims, floatData]]) => ({
        name,
        dims,
        dataType: TensorProto.DataType.FLOAT,
        floatData,
      })),
      node: nodes.map(([opType, input, output, integers = {}]) =>
        NodeProto.create({
          opType,
          input,
          output,
          attribute: Object.entries(integers).map(([name, ints]) =>
            ints.length === 1
              ? { name, type: AttributeProto.AttributeType.INT, i: ints[0]! }
              : { name, type: AttributeProto.AttributeType.INTS, ints },
          ),
        }),
      ),
    },
  })
    .finish()
    .slice();
}

function tensor([name, dims, elemType = TensorProto.DataType.FLOAT]: Tensor): onnxProto.onnx.IValueInfoProto {
  const dim = dims.map((size) => (typeof size === "string" ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

/** Numbers between -1 and 1 that are the same every time. */
export function numbers(count: number, seed = 1): number[] {
  return Array.from({ length: count }, (_, index) => Math.sin(12.9898 * (index + 1) + 78.233 * seed));
}

/** Two pictures' worth of inputs, two outputs: a picture of two channels through a convolution, a vector of three through a layer. */
export const twoBranches = makeModel(
  [
    ["picture", [1, 2, 4, 4]],
    ["vector", [1, 3]],
  ],
  [
    ["features", [1, 2, 2, 2]],
    ["scores", [1, 2]],
  ],
  [
    ["Conv", ["picture", "kernels"], ["conv"], { kernel_shape: [3, 3], strides: [1, 1], pads: [0, 0, 0, 0] }],
    ["Relu", ["conv"], ["features"]],
    ["Gemm", ["vector", "matrix", "bias"], ["scores"], { transB: [1] }],
  ],
  {
    kernels: [[2, 2, 3, 3], numbers(36)],
    matrix: [[2, 3], numbers(6, 2)],
    bias: [[2], numbers(2, 3)],
  },
);

/** (x [1, 4]) → (y [1, 4]) by one operator. */
export function oneOperator(opType: string): Uint8Array {
  return makeModel([["x", [1, 4]]], [["y", [1, 4]]], [[opType, ["x"], ["y"]]]);
}
