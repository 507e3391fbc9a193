import type { Graph } from "./graph.ts";

/** Operators that change a tensor's shape but neither its values nor their order. */
const SHAPES_ONLY: ReadonlySet<string> = new Set(["Identity", "Flatten", "Reshape", "Squeeze", "Unsqueeze"]);

const IDENTITY: ReadonlySet<string> = new Set(["Identity"]);

/** Follows a value back to where it was computed, or to an input. */
export function backThroughShapes(graph: Graph, value: string): string {
  return backThrough(SHAPES_ONLY, graph, value);
}

/** As `backThroughShapes`, where a change of shape would matter. */
export function backThroughIdentity(graph: Graph, value: string): string {
  return backThrough(IDENTITY, graph, value);
}

/** Ends also in a file whose operators go round in a circle. */
function backThrough(operators: ReadonlySet<string>, graph: Graph, value: string): string {
  const passed = new Set<string>();
  let current = value;
  while (!passed.has(current)) {
    passed.add(current);
    const maker = graph.madeBy(current);
    if (maker === undefined || !operators.has(maker.opType ?? "")) break;
    current = maker.input?.[0] ?? "";
  }
  return current;
}
