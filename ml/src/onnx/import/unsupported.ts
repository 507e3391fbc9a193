import type { CodedError } from "@idol/ezkl/errors";
import type { Graph } from "./graph.ts";

/** Says which operator stands where it cannot. */
export function unsupported(graph: Graph, value: string): CodedError {
  const maker = graph.madeBy(value);
  if (value === graph.key) return graph.refuse("its score is computed from the key");
  const found = maker === undefined ? `"${value}"` : `the operator ${maker.opType} that gives "${value}"`;
  const remedy = ["Add", "Sub", "Mul", "Div"].includes(maker?.opType ?? "")
    ? "Scale the input in the judge's features (an affine step), and the score in the last layer, not in the network."
    : maker?.opType === "Sigmoid"
      ? "Leave the sigmoid out: it changes no score's rank, and costs the circuit its exactness."
      : "A judge is x → Conv (or Flatten and a linear layer) → Relu → a linear layer → y; bring the network to this form, in which the circuit's integers are exact.";
  return graph.refuse(`${found} is not supported there`, remedy);
}
