import onnxProto from "onnx-proto";
import { integers, type Node } from "../import/graph.ts";

const { AttributeProto, TensorProto } = onnxProto.onnx;

/**
 * An `AveragePool` as a `Conv` of each channel with itself: EZKL would divide a sum by the pool's size, and its division admits two answers.
 *
 * @param channels - of the operator's input
 */
export function averageAsConv(
  node: Node,
  channels: number,
): { node: Node; weights: onnxProto.onnx.ITensorProto } {
  const kernel = integers(node, "kernel_shape");
  const size = kernel.reduce((product, dim) => product * dim, 1);
  const name = `${node.output![0]}/average`;
  const kept = node.attribute!.filter(({ name }) => name === "kernel_shape" || name === "strides");
  const group = { name: "group", type: AttributeProto.AttributeType.INT, i: channels };
  return {
    node: { ...node, opType: "Conv", input: [node.input![0]!, name], attribute: [...kept, group] },
    weights: {
      name,
      dims: [channels, 1, ...kernel],
      dataType: TensorProto.DataType.FLOAT,
      floatData: new Array<number>(channels * size).fill(1 / size),
    },
  };
}
