import onnxProto from "onnx-proto";
import { Tensor } from "onnxruntime-node";
import { IMPORT_REMEDY } from "../import/check-import.ts";
import type { Graph } from "../import/graph.ts";
import { createSession, runSession } from "../session.ts";

const { ModelProto } = onnxProto.onnx;

/**
 * The shapes of values inside a graph, as onnxruntime finds them.
 *
 * @throws IdolError `ONNX_UNSUPPORTED` if onnxruntime does not take the graph
 */
export async function tensorShapes(
  graph: Graph,
  values: readonly string[],
): Promise<Map<string, readonly number[]>> {
  if (values.length === 0) return new Map();
  const asked = values.map((name) => ({ name }));
  const model = ModelProto.encode({
    ...graph.model,
    graph: { ...graph.model.graph, output: asked },
  }).finish();
  const session = await createSession(model, IMPORT_REMEDY);
  try {
    const feeds: Record<string, Tensor> = {};
    for (const { name, isTensor, ...rest } of session.inputMetadata) {
      if (!isTensor) continue;
      const dims = (rest as { shape: readonly (number | string)[] }).shape.map(Number);
      feeds[name] = new Tensor("float32", new Float32Array(dims.reduce((size, dim) => size * dim, 1)), dims);
    }
    const outputs = await runSession(session, feeds, undefined, IMPORT_REMEDY);
    return new Map(values.map((value) => [value, outputs[value]!.dims]));
  } finally {
    await session.release();
  }
}
