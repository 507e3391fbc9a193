import onnxProto from "onnx-proto";
import { EzklError } from "../errors.ts";
import { decodeModel, encodeModel } from "./decode.ts";

const { NodeProto, TensorProto } = onnxProto.onnx;

/** The names that the key gets in a model. */
export const KEY_NAMES = { input: "key", output: "key_out" } as const;

/**
 * Writes a second graph `(key) → (key)` beside a model's own: a proof then publishes, as its first instance, a number that the prover
 * chose, an account for example. Whoever copies the proof cannot change it.
 *
 * @param source - named in errors
 * @throws EzklError `ONNX_INVALID`, `ONNX_UNSUPPORTED` if the model has values of these names already
 */
export function addKey(bytes: Uint8Array, source = "the ONNX"): Uint8Array {
  const model = decodeModel(bytes, source);
  const { graph } = model;
  const { input, output } = KEY_NAMES;
  const values = [...(graph.input ?? []), ...(graph.output ?? []), ...(graph.initializer ?? [])];
  const names = new Set([
    ...values.map(({ name }) => name),
    ...(graph.node ?? []).flatMap((node) => node.output ?? []),
  ]);
  const taken = [input, output].find((name) => names.has(name));
  if (taken !== undefined) {
    throw new EzklError(
      "ONNX_UNSUPPORTED",
      `${source} has a value "${taken}" already: it has a key, or uses the name for something else.`,
      "Use the model as it is, or rename the value and export it again.",
    );
  }
  return encodeModel({
    ...model,
    graph: {
      ...graph,
      // First, so that the key is the first instance whatever follows.
      input: [scalar(input), ...(graph.input ?? [])],
      output: [scalar(output), ...(graph.output ?? [])],
      node: [
        NodeProto.create({ opType: "Identity", name: output, input: [input], output: [output] }),
        ...(graph.node ?? []),
      ],
    },
  });
}

function scalar(name: string): onnxProto.onnx.IValueInfoProto {
  const shape = { dim: [{ dimValue: 1 }, { dimValue: 1 }] };
  return { name, type: { tensorType: { elemType: TensorProto.DataType.FLOAT, shape } } };
}
