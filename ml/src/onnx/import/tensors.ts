import onnxProto from "onnx-proto";
import { constantOf } from "./constant.ts";
import type { Refuse } from "./refuse.ts";

const { DataType } = onnxProto.onnx.TensorProto;
type Tensor = onnxProto.onnx.ITensorProto;
type Sparse = onnxProto.onnx.ISparseTensorProto;
type Node = onnxProto.onnx.INodeProto;

/** All values that a file holds, however it writes them: initializers, sparse ones, each kind of `Constant`, and an `Identity` of these. */
export function tensorsOf(graph: onnxProto.onnx.IGraphProto, refuse: Refuse): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  for (const tensor of graph.initializer ?? []) tensors.set(tensor.name!, tensor);
  for (const sparse of graph.sparseInitializer ?? []) {
    tensors.set(sparse.values?.name ?? "", denseOf(sparse, refuse));
  }
  for (const node of graph.node ?? []) {
    const held =
      node.opType === "Constant"
        ? constantNode(node, refuse)
        : node.opType === "Identity"
          ? tensors.get(node.input?.[0] ?? "")
          : undefined;
    if (held !== undefined) tensors.set(node.output?.[0] ?? "", held);
  }
  return tensors;
}

function constantNode(node: Node, refuse: Refuse): Tensor | undefined {
  for (const { name, t, f, i, floats, ints, sparseTensor } of node.attribute ?? []) {
    switch (name) {
      case "value":
        return t ?? undefined;
      case "value_float":
        return { dims: [], dataType: DataType.FLOAT, floatData: [f ?? 0] };
      case "value_floats":
        return { dims: [floats?.length ?? 0], dataType: DataType.FLOAT, floatData: floats ?? [] };
      case "value_int":
        return { dims: [], dataType: DataType.INT64, int64Data: [i ?? 0] };
      case "value_ints":
        return { dims: [ints?.length ?? 0], dataType: DataType.INT64, int64Data: ints ?? [] };
      case "sparse_value":
        return denseOf(sparseTensor ?? {}, refuse);
    }
  }
  return undefined;
}

/** More weights than any circuit holds: what a damaged size would have us reserve. */
const MOST_VALUES = 2 ** 26;

/** A sparse tensor with its zeros; its places are counted through, or given axis by axis (ONNX IR, SparseTensorProto). */
function denseOf({ values, indices, dims: axes }: Sparse, refuse: Refuse): Tensor {
  if (!values || !indices) throw refuse("it holds sparse weights without values or places");
  const dims = (axes ?? []).map(Number);
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (!(size >= 0 && size <= MOST_VALUES))
    throw refuse(`its sparse weights "${values.name}" are of ${size} values`);
  const found = constantOf(values, refuse).values;
  if (found === null) throw refuse(`its sparse weights "${values.name}" are not float32`);
  const places = integersOf(indices);
  const rank = places.length === found.length ? 1 : dims.length;
  const floatData = new Array<number>(size).fill(0);
  found.forEach((value, at) => {
    const place = places.slice(at * rank, (at + 1) * rank);
    const flat = rank === 1 ? place[0]! : place.reduce((sum, index, axis) => sum * dims[axis]! + index, 0);
    if (!(flat >= 0 && flat < floatData.length)) {
      throw refuse(`its sparse weights "${values.name}" have a value outside their shape [${dims}]`);
    }
    floatData[flat] = value;
  });
  return { name: values.name!, dims, dataType: DataType.FLOAT, floatData };
}

function integersOf({ rawData, int64Data }: Tensor): number[] {
  if (!rawData?.length) return (int64Data ?? []).map(Number);
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  return Array.from({ length: rawData.byteLength / 8 }, (_, at) => Number(view.getBigInt64(8 * at, true)));
}
