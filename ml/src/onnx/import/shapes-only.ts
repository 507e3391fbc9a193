import type { Graph } from "./graph.ts";

/** Operators that change a tensor's shape but neither its values nor their order. */
const SHAPES_ONLY = new Set(["Identity", "Flatten", "Reshape", "Squeeze", "Unsqueeze"]);

/** Follows a value back to where it was computed, or to an input. */
export function backThroughShapes(graph: Graph, value: string): string {
  let current = value;
  for (;;) {
    const maker = graph.madeBy(current);
    if (maker === undefined || !SHAPES_ONLY.has(maker.opType ?? "")) return current;
    current = maker.input![0]!;
  }
}
