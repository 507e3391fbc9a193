import onnxProto from "onnx-proto";
import { makeRandom } from "../../src/judge/train/random.ts";

const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx;
const { FLOAT, INT64 } = TensorProto.DataType;
const types = AttributeProto.AttributeType;
type Attribute = onnxProto.onnx.IAttributeProto;
type Node = onnxProto.onnx.INodeProto;
type Tensor = onnxProto.onnx.ITensorProto;
type Sparse = onnxProto.onnx.ISparseTensorProto;

const random = makeRandom(7);

/** An operator; whole numbers in lists become integer attributes. */
export function node(
  opType: string,
  input: string[],
  output: string | string[],
  attributes: Record<string, number | number[]> = {},
): Node {
  const attribute = Object.entries(attributes).map(([name, value]) =>
    Array.isArray(value) ? { name, type: types.INTS, ints: value } : { name, type: types.INT, i: value },
  );
  return { opType, name: `${output}`, input, output: [output].flat(), attribute };
}

/** A `Constant` in any of the ways that ONNX has to write one. */
export function constant(output: string, attribute: Attribute): Node {
  return { opType: "Constant", name: output, input: [], output: [output], attribute: [attribute] };
}

/** `value_float`, the way of torchlib. */
export const valueFloat = (f: number): Attribute => ({ name: "value_float", type: types.FLOAT, f });
export const valueFloats = (floats: number[]): Attribute => ({
  name: "value_floats",
  type: types.FLOATS,
  floats,
});
export const valueInt = (i: number): Attribute => ({ name: "value_int", type: types.INT, i });
export const valueInts = (ints: number[]): Attribute => ({ name: "value_ints", type: types.INTS, ints });
export const sparseValue = (sparseTensor: Sparse): Attribute => ({
  name: "sparse_value",
  type: types.SPARSE_TENSOR,
  sparseTensor,
});

/** float32 weights; random ones of a size that suits their number where none are given. */
export function weights(name: string, dims: number[], values?: number[]): Tensor {
  const size = dims.reduce((product, dim) => product * dim, 1);
  const scale = Math.sqrt(dims.slice(1).reduce((product, dim) => product * dim, 1));
  const floatData = values ?? Array.from({ length: size }, () => Math.fround(random.normal() / scale));
  return { name, dims, dataType: FLOAT, floatData };
}

/** A sparse tensor; places are counted through, or given axis by axis. */
export function sparse(name: string, dims: number[], values: number[], places: number[]): Sparse {
  const rank = places.length / values.length;
  return {
    values: weights(name, [values.length], values),
    indices: {
      name: `${name}/places`,
      dims: rank === 1 ? [values.length] : [values.length, rank],
      dataType: INT64,
      int64Data: places,
    },
    dims,
  };
}

const value = (name: string, dims: number[]) => ({
  name,
  type: { tensorType: { elemType: FLOAT, shape: { dim: dims.map((dimValue) => ({ dimValue })) } } },
});

/** A whole file of the form (key, x) → (key, y), its input 15 × 8. */
export function graphFile(
  nodes: Node[],
  tensors: Tensor[],
  { opset = 13, sparseInitializer = [] }: { opset?: number; sparseInitializer?: Sparse[] } = {},
): Uint8Array {
  return ModelProto.encode({
    irVersion: 8,
    opsetImport: [{ domain: "", version: opset }],
    producerName: "a test",
    graph: {
      name: "made",
      input: [value("key", [1, 1]), value("x", [1, 1, 15, 8])],
      output: [value("key_out", [1, 1]), value("y", [1, 1])],
      initializer: tensors,
      sparseInitializer,
      node: [node("Identity", ["key"], "key_out"), ...nodes],
    },
  })
    .finish()
    .slice();
}

/** A convolution of the input to `c` of 4 × 6 × 3, what is between, and a linear layer from the `units` values of `p`. */
export function judgeFile(
  between: Node[],
  tensors: Tensor[] = [],
  options: { opset?: number; units?: number; sparseInitializer?: Sparse[] } = {},
): Uint8Array {
  const { units = 72 } = options;
  return graphFile(
    [
      node("Conv", ["x", "cw", "cb"], "c", { kernel_shape: [5, 4], strides: [2, 2] }),
      ...between,
      node("Flatten", ["p"], "f"),
      node("Gemm", ["f", "lw", "lb"], "y", { transB: 1 }),
    ],
    [
      weights("cw", [4, 1, 5, 4]),
      weights("cb", [4]),
      weights("lw", [1, units]),
      weights("lb", [1]),
      ...tensors,
    ],
    options,
  );
}
