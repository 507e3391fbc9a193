import { graphNames } from "../export.ts";
import { checkKey } from "../import/check-key.ts";
import { readGraph } from "../import/graph.ts";
import { checkGate } from "./score-gate.ts";
import { scoreNodes } from "./score-nodes.ts";

/**
 * Reads back what `exportCustomOnnx` writes: whoever builds a circuit of a file relies on what is in it, not on who wrote it.
 *
 * @param source - named in errors
 * @returns the input's size
 * @throws IdolError `ONNX_UNSUPPORTED` naming the first thing that a custom ONNX judge cannot have
 */
export function parseCustomOnnx(bytes: Uint8Array, source = "the ONNX"): { rows: number; cols: number } {
  const graph = readGraph(bytes, source);
  const { key, x, keyOut, y, rows, cols, refuse } = graph;
  const expected = [...graphNames.inputs, ...graphNames.outputs];
  const found = [key, x, keyOut, y];
  if (found.join() !== expected.join())
    throw refuse(`its inputs and outputs are (${found.join(", ")}), not (${expected.join(", ")})`);
  checkKey(graph);
  scoreNodes(graph);
  checkGate(graph);
  return { rows, cols };
}
