import onnxProto from "onnx-proto";
import { type Network, type NetworkShape, outputShape } from "../judge/network.ts";

const { onnx } = onnxProto;

/** Names of the graph's inputs and outputs, in the order in which EZKL reads and publishes them. */
export const graphNames = { inputs: ["key", "x"], outputs: ["key_out", "y"] } as const;

/** Opset 10 (IR version 5), the tutorial's: every operator here is as old and EZKL's importer knows them all. */
const opset = 10;
const irVersion = 5;

/**
 * Writes the network as ONNX: `(key [1,1], x [1,1,rows,cols]) → (key_out [1,1], y [1,1])`, all float32.
 *
 * The key passes through an `Identity` so that a proof publishes it beside the score. Equal networks give equal bytes:
 * no time, path or tool version goes into the file. Weights are rounded to the nearest float32.
 */
export function exportOnnx({ shape, weights }: Network): Uint8Array {
  const { units } = outputShape(shape);
  const [keyName, xName] = graphNames.inputs;
  const [keyOutName, yName] = graphNames.outputs;
  const model = onnx.ModelProto.create({
    irVersion,
    producerName: "idol",
    opsetImport: [{ domain: "", version: opset }],
    graph: {
      name: "judge",
      input: [tensorInfo(keyName, [1, 1]), tensorInfo(xName, [1, 1, shape.rows, shape.cols])],
      output: [tensorInfo(keyOutName, [1, 1]), tensorInfo(yName, [1, 1])],
      initializer: [
        floats("conv.weight", firstWeightDims(shape), weights.convWeight),
        floats("conv.bias", [shape.channels], weights.convBias),
        floats("linear.weight", [1, units], weights.linearWeight),
        floats("linear.bias", [1], weights.linearBias),
      ],
      node: [
        node("Identity", [keyName], keyOutName),
        ...(shape.operator === "gemm" ? gemmNodes(xName) : convNodes(xName, shape)),
        node("Gemm", ["flat", "linear.weight", "linear.bias"], yName, [integer("transB", 1)]),
      ],
    },
  });
  return onnx.ModelProto.encode(model).finish().slice();
}

/** From x to `flat`, `[1, units]`, by a convolution. */
function convNodes(x: string, shape: NetworkShape): onnxProto.onnx.INodeProto[] {
  return [
    node("Conv", [x, "conv.weight", "conv.bias"], "conv", convAttributes(shape)),
    node("Relu", ["conv"], "relu"),
    node("Flatten", ["relu"], "flat", [integer("axis", 1)]),
  ];
}

/** The same where each kernel sees all of x: the flattened kernels are the rows of a matrix. */
function gemmNodes(x: string): onnxProto.onnx.INodeProto[] {
  return [
    node("Flatten", [x], "inputs", [integer("axis", 1)]),
    node("Gemm", ["inputs", "conv.weight", "conv.bias"], "conv", [integer("transB", 1)]),
    node("Relu", ["conv"], "flat"),
  ];
}

function firstWeightDims({ operator, channels, rows, cols, kernel }: NetworkShape): number[] {
  return operator === "gemm" ? [channels, rows * cols] : [channels, 1, ...kernel];
}

function convAttributes({ kernel, stride }: NetworkShape) {
  return [integers("kernel_shape", kernel), integers("strides", stride), integers("pads", [0, 0, 0, 0])];
}

function node(
  opType: string,
  input: string[],
  output: string,
  attribute: onnxProto.onnx.IAttributeProto[] = [],
): onnxProto.onnx.INodeProto {
  return { opType, name: output, input, output: [output], attribute };
}

function integer(name: string, value: number): onnxProto.onnx.IAttributeProto {
  return { name, type: onnx.AttributeProto.AttributeType.INT, i: value };
}

function integers(name: string, values: readonly number[]): onnxProto.onnx.IAttributeProto {
  return { name, type: onnx.AttributeProto.AttributeType.INTS, ints: [...values] };
}

/** A float32 input or output of a graph. */
export function tensorInfo(name: string, dims: readonly number[]): onnxProto.onnx.IValueInfoProto {
  const elemType = onnx.TensorProto.DataType.FLOAT;
  return { name, type: { tensorType: { elemType, shape: { dim: dims.map((dimValue) => ({ dimValue })) } } } };
}

/** Little-endian bytes, whatever this machine's own order is. */
function floats(name: string, dims: number[], values: Float64Array): onnxProto.onnx.ITensorProto {
  const rawData = new Uint8Array(values.length * 4);
  const view = new DataView(rawData.buffer);
  values.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return { name, dims, dataType: onnx.TensorProto.DataType.FLOAT, rawData };
}
