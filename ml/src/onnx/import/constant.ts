import onnxProto from "onnx-proto";
import type { Refuse } from "./refuse.ts";

const { DataLocation, DataType } = onnxProto.onnx.TensorProto;

/** A tensor in the file: weights, or the target of a reshape. */
export interface Constant {
  dims: number[];
  /** Null where it is not float32. */
  values: Float64Array | null;
}

/** Reads a tensor that a file holds. */
export function constantOf(tensor: onnxProto.onnx.ITensorProto, refuse: Refuse): Constant {
  const dims = (tensor.dims ?? []).map(Number);
  if (tensor.dataLocation === DataLocation.EXTERNAL) {
    throw refuse(
      `its weights "${tensor.name}" are in another file`,
      "Export it as one file: external_data=False in PyTorch.",
    );
  }
  if (tensor.dataType !== DataType.FLOAT) return { dims, values: null };
  const values = rawFloats(tensor.rawData) ?? Float64Array.from(tensor.floatData ?? []);
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (values.length !== size)
    throw refuse(
      `its weights "${tensor.name}" have ${values.length} values, their shape [${dims}] says ${size}`,
    );
  if (!values.every(Number.isFinite)) throw refuse(`its weights "${tensor.name}" are not all finite`);
  return { dims, values };
}

function rawFloats(bytes: Uint8Array | null | undefined): Float64Array | undefined {
  if (!bytes?.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, index) =>
    view.getFloat32(index * 4, true),
  );
}
