import type { Graph, Node } from "../import/graph.ts";
import { CUSTOM_ONNX_OPERATORS, objectionTo } from "./operators.ts";

const advice: Readonly<Record<string, string>> = {
  Sigmoid: "At the end leave it out, it changes no score's rank; elsewhere take HardSigmoid.",
  Tanh: "Take Clip (Hardtanh in PyTorch) instead.",
};

/**
 * The operators that a graph's score is computed by, in the file's order, without those that only hold a value. They take in the input x, not the
 * key, and each of them can be laid out exactly.
 *
 * @throws IdolError `ONNX_UNSUPPORTED` naming the first that cannot, and all that can
 */
export function scoreNodes(graph: Graph): Node[] {
  const { refuse } = graph;
  const used = new Set<Node>();
  const open = [graph.y];
  let hearsX = false;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === graph.key) throw refuse("its score is computed from the key");
    hearsX ||= value === graph.x;
    const maker = graph.madeBy(value);
    if (maker === undefined || used.has(maker) || graph.tensor(value) !== undefined) continue;
    const objection = objectionTo(graph, maker);
    if (objection !== undefined) {
      const supported = `Supported are ${CUSTOM_ONNX_OPERATORS.join(", ")}: they have exact integers in the circuit.`;
      const own = advice[maker.opType ?? ""];
      throw refuse(
        `the operator ${maker.opType} that gives "${value}" ${objection}`,
        own === undefined ? supported : `${own} ${supported}`,
      );
    }
    used.add(maker);
    open.push(...(maker.input ?? []).filter((input) => input !== ""));
  }
  if (!hearsX) throw refuse("its score does not depend on the input");
  return graph.model.graph.node!.filter((node) => used.has(node));
}
