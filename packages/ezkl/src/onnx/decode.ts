import onnxProto from "onnx-proto";
import { EzklError, ensureError } from "../errors.ts";

const { ModelProto } = onnxProto.onnx;

/** An ONNX file that has a graph. */
export type Model = onnxProto.onnx.IModelProto & { graph: onnxProto.onnx.IGraphProto };

/**
 * Decodes an ONNX file.
 *
 * @param source - named in errors
 * @throws EzklError `ONNX_INVALID`
 */
export function decodeModel(bytes: Uint8Array, source: string): Model {
  let model: onnxProto.onnx.IModelProto;
  try {
    model = ModelProto.decode(bytes);
  } catch (cause) {
    throw invalid(source, ensureError(cause).message, cause);
  }
  const { graph } = model;
  if (!graph) throw invalid(source, "it has no graph");
  return { ...model, graph };
}

/** The bytes of an ONNX file. */
export function encodeModel(model: Model): Uint8Array {
  return ModelProto.encode(model).finish().slice();
}

/** A file that is no model. */
export function invalid(source: string, what: string, cause?: unknown): EzklError {
  return new EzklError(
    "ONNX_INVALID",
    `${source} is not an ONNX model: ${what}.`,
    "Export the model again.",
    {
      cause,
    },
  );
}
