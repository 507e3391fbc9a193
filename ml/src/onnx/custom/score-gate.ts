import onnxProto from "onnx-proto";
import { graphNames } from "../export.ts";
import type { Graph } from "../import/graph.ts";

const { NodeProto, TensorProto } = onnxProto.onnx;

/** Values between the network's own score and the published one. */
const RAW = "idol_raw";
const SHAPE = "idol_shape";
const ABOVE = "idol_above";
const TURNED = "idol_turned";
const BELOW = "idol_below";
const [, Y] = graphNames.outputs;

/** Operators and constants, to be added to a graph. */
export interface ScoreGate {
  initializer: onnxProto.onnx.ITensorProto[];
  node: onnxProto.onnx.INodeProto[];
}

/**
 * The last operators of a custom ONNX judge: `y = relu(raw) - relu(-raw)`, which is `raw` itself. In the circuit each relu takes its input apart
 * into `base^legs` digits, so a proof exists only while `|y| < base^legs`, whatever network stands before it. Without them nothing would
 * bound the score of a network whose last layers do not.
 *
 * @param raw - the value that the network ends in
 */
export function scoreGate(raw: string): ScoreGate {
  return {
    initializer: [{ name: SHAPE, dims: [2], dataType: TensorProto.DataType.INT64, int64Data: [1, 1] }],
    node: [
      node("Reshape", [raw, SHAPE], RAW),
      node("Relu", [RAW], ABOVE),
      node("Neg", [RAW], TURNED),
      node("Relu", [TURNED], BELOW),
      node("Sub", [ABOVE, BELOW], Y),
    ],
  };
}

/**
 * Checks that a graph's score comes out of the gate.
 *
 * @returns the value that goes into it
 * @throws IdolError `ONNX_UNSUPPORTED`
 */
export function checkGate({ madeBy, refuse }: Graph): string {
  const raw = madeBy(RAW)?.input?.[0] ?? "";
  const isGate = scoreGate(raw).node.every((wanted) => {
    const found = madeBy(wanted.output![0]!);
    return found?.opType === wanted.opType && found?.input?.join() === wanted.input!.join();
  });
  if (isGate) return raw;
  throw refuse("its score does not end in the operators that bound it", "Import the ONNX again.");
}

function node(opType: string, input: string[], output: string): onnxProto.onnx.INodeProto {
  return NodeProto.create({ opType, name: output, input, output: [output] });
}
