import { readFile } from "node:fs/promises";
import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { sha256 } from "@idol/ezkl/files";
import onnxProto from "onnx-proto";
import { PluginError } from "../errors.ts";

const { onnx } = onnxProto;
type ValueInfo = onnxProto.onnx.IValueInfoProto;

/** An input or output of a model. */
export interface TensorInfo {
  name: string;
  shape: number[];
}

/** What a model takes and gives. */
export interface Model {
  onnx: Uint8Array;
  sha256: string;
  inputs: TensorInfo[];
  outputs: TensorInfo[];
}

/** EZKL takes this axis as 1 where a model leaves it open. */
const BATCH = "batch_size";

/**
 * Reads what a model takes and gives.
 *
 * @throws PluginError `ONNX_MISSING`, `ONNX_UNSUPPORTED` naming what is wrong with it
 */
export async function readModel(path: string): Promise<Model> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new PluginError(
      "ONNX_MISSING",
      `There is no ONNX file at ${path}.`,
      'Put the model there, or correct "onnx" in hardhat.config.ts.',
      { cause },
    );
  }
  const graph = decode(bytes, path);
  const constants = new Set(graph.initializer?.map(({ name }) => name));
  const inputs = (graph.input ?? []).filter(({ name }) => !constants.has(name));
  const read = (kind: string) => (value: ValueInfo) => tensorInfo(value, kind, path);
  if (inputs.length === 0) throw unsupported(path, "it has no inputs");
  if (!graph.output?.length) throw unsupported(path, "it has no outputs");
  return {
    onnx: bytes,
    sha256: sha256(bytes),
    inputs: inputs.map(read("input")),
    outputs: graph.output.map(read("output")),
  };
}

function decode(bytes: Uint8Array, path: string): onnxProto.onnx.IGraphProto {
  try {
    const { graph } = onnx.ModelProto.decode(bytes);
    if (graph) return graph;
  } catch (thrown) {
    throw unsupported(path, "it is not an ONNX file", ensureError(thrown));
  }
  throw unsupported(path, "it is not an ONNX file: it has no graph");
}

function tensorInfo({ name, type }: ValueInfo, kind: string, path: string): TensorInfo {
  const shape = type?.tensorType?.shape?.dim?.map(({ dimValue, dimParam }, axis) => {
    if (dimParam === BATCH) return 1;
    const size = Number(dimValue ?? 0);
    if (Number.isInteger(size) && size > 0) return size;
    const open = dimParam ? `"${dimParam}"` : "unknown";
    throw unsupported(path, `axis ${axis} of its ${kind} "${name}" is ${open}: a circuit has fixed sizes`);
  });
  if (!name || shape === undefined) throw unsupported(path, `its ${kind} "${name ?? ""}" has no shape`);
  return { name, shape };
}

function unsupported(path: string, what: string, cause?: Error): CodedError {
  return new PluginError(
    "ONNX_UNSUPPORTED",
    `No circuit can be made of ${path}: ${what}.`,
    "Export the model again as one ONNX file with fixed shapes of all inputs and outputs.",
    { cause },
  );
}
