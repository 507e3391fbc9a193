import onnxProto from "onnx-proto";
import { graphNames } from "../export.ts";
import type { Graph } from "../import/graph.ts";

const { NodeProto } = onnxProto.onnx;

/** Values between the network's own score and the published one. */
const RAW = "idol_raw";
const [ABOVE, TURNED, BELOW] = ["idol_above", "idol_turned", "idol_below"];
const [, Y] = graphNames.outputs;

/** Values that only the gate has. */
export const GATE_VALUES: readonly string[] = [RAW, ABOVE, TURNED, BELOW];

/**
 * The last operators of an opaque judge: `y = relu(raw) - relu(-raw)`, which is `raw` itself. In the circuit each relu takes its input apart
 * into `base^legs` digits, so a proof exists only while `|y| < base^legs`, whatever network stands before it. Without them nothing would
 * bound the score of a network whose last layers do not.
 *
 * @param raw - the value that the network ends in
 */
export function gateNodes(raw: string): onnxProto.onnx.INodeProto[] {
  return [
    node("Identity", [raw], RAW),
    node("Relu", [RAW], ABOVE!),
    node("Neg", [RAW], TURNED!),
    node("Relu", [TURNED!], BELOW!),
    node("Sub", [ABOVE!, BELOW!], Y),
  ];
}

/**
 * Checks that a graph's score comes out of the gate.
 *
 * @returns the value that goes into it
 * @throws IdolError `ONNX_UNSUPPORTED`
 */
export function checkGate({ madeBy, y, refuse }: Graph): string {
  const raw = madeBy(RAW)?.input?.[0] ?? "";
  const found = [RAW, ABOVE, TURNED, BELOW, y].map((value) => madeBy(value!));
  const isGate = gateNodes(raw).every((wanted, index) => {
    const { opType, input, output } = found[index] ?? {};
    return (
      opType === wanted.opType && input?.join() === wanted.input!.join() && output?.join() === wanted.output!.join()
    );
  });
  if (isGate) return raw;
  throw refuse("its score does not end in the operators that bound it", "Import the ONNX again with idol:import.");
}

function node(opType: string, input: string[], output: string): onnxProto.onnx.INodeProto {
  return NodeProto.create({ opType, name: output, input, output: [output] });
}
