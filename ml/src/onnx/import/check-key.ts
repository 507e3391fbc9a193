import type { Graph } from "./graph.ts";
import { backThroughShapes } from "./shapes-only.ts";

/**
 * Checks that a graph's first output is the key, by operators that change no value.
 *
 * @throws IdolError `ONNX_UNSUPPORTED`
 */
export function checkKey(graph: Graph): void {
  const { key, keyOut, y, refuse } = graph;
  if (backThroughShapes(graph, keyOut) === key) return;
  const isSwapped = backThroughShapes(graph, y) === key;
  throw refuse(
    isSwapped
      ? `its outputs are in the wrong order: the score "${keyOut}" comes before the key "${y}"`
      : `its first output "${keyOut}" is not the key as it went in, so a proof could not say who sang`,
    "Return the key itself, untouched, as the first output: `return key, score` in PyTorch's forward.",
  );
}
