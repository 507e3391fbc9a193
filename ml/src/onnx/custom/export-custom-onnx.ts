import onnxProto from "onnx-proto";
import { graphNames, tensorInfo } from "../export.ts";
import type { Graph, Node } from "../import/graph.ts";
import { scoreGate } from "./score-gate.ts";
import { scoreNodes } from "./score-nodes.ts";
import { tensorShapes } from "./tensor-shapes.ts";
import { valuesOfKnownShape, writeOut } from "./write-out.ts";

const { ModelProto, NodeProto } = onnxProto.onnx;

/** Before the names of the values of the file that was imported, so that they are none of ours. */
const OWN = "net/";

/**
 * Writes an imported graph as a judge's: inputs and outputs under this project's names and in its shapes, the key through one `Identity`, nothing
 * that the score does not need, averages as convolutions, defaults and constants written out, and the gate that bounds the score at the end. Equal files give equal bytes.
 *
 * @throws IdolError `ONNX_UNSUPPORTED`, see `scoreNodes`
 */
export async function exportCustomOnnx(graph: Graph): Promise<Uint8Array> {
  const nodes = scoreNodes(graph);
  const { model, rows, cols } = graph;
  const shapes = await tensorShapes(graph, nodes.flatMap(valuesOfKnownShape));
  const [keyName, xName] = graphNames.inputs;
  const [keyOutName, yName] = graphNames.outputs;
  const rename = (value: string) => (value === graph.x ? xName : value === "" ? "" : `${OWN}${value}`);
  const renamed = (node: Node): Node => ({
    ...node,
    name: rename(node.output![0]!),
    input: (node.input ?? []).map(rename),
    output: node.output!.map(rename),
    docString: "",
  });
  const initializer: onnxProto.onnx.ITensorProto[] = [];
  for (const value of new Set(nodes.flatMap(({ input }) => input ?? []))) {
    const tensor = graph.tensor(value);
    if (tensor !== undefined) initializer.push({ ...tensor, name: rename(value), docString: "" });
  }
  const node: Node[] = [
    NodeProto.create({ opType: "Identity", name: keyOutName, input: [keyName], output: [keyOutName] }),
  ];
  for (const own of nodes) {
    const { nodes: written, weights } = writeOut(renamed(own), own, graph, shapes);
    node.push(...written);
    initializer.push(...weights);
  }
  const gate = scoreGate(rename(graph.y));
  return ModelProto.encode({
    irVersion: model.irVersion!,
    opsetImport: model.opsetImport!.filter(({ domain }) => !domain || domain === "ai.onnx"),
    producerName: "idol",
    graph: {
      name: "judge",
      input: [tensorInfo(keyName, [1, 1]), tensorInfo(xName, [1, 1, rows, cols])],
      output: [tensorInfo(keyOutName, [1, 1]), tensorInfo(yName, [1, 1])],
      initializer: [...initializer, ...gate.initializer],
      node: [...node, ...gate.node],
    },
  })
    .finish()
    .slice();
}
