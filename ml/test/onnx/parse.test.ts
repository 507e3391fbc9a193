import { expect } from "chai";
import onnxProto from "onnx-proto";
import { exportOnnx } from "../../src/onnx/export.ts";
import { parseOnnx } from "../../src/onnx/parse.ts";
import { codeOf } from "../code-of.ts";
import { randomNetwork } from "./random-network.ts";

const { ModelProto } = onnxProto.onnx;
type Graph = onnxProto.onnx.IGraphProto;

const network = randomNetwork({ rows: 8, cols: 12, channels: 3, kernel: [4, 3], stride: [2, 3] }, 5);
const bytes = exportOnnx(network);

/** The exported file with its graph changed. */
function changed(change: (graph: Graph) => void): Uint8Array {
  const model = ModelProto.decode(bytes);
  change(model.graph!);
  return ModelProto.encode(model).finish();
}

const nodeOf = (graph: Graph, opType: string) => graph.node!.find((node) => node.opType === opType)!;

const BAD: Record<string, (graph: Graph) => void> = {
  "inputs in the wrong order": (graph) => graph.input!.reverse(),
  "outputs in the wrong order": (graph) => graph.output!.reverse(),
  "a third input": (graph) => graph.input!.push(graph.input![0]!),
  "a key that is altered": (graph) => {
    nodeOf(graph, "Identity").opType = "Neg";
  },
  "a key that the score depends on": (graph) => {
    graph.node!.push({ opType: "Relu", input: ["key"], output: ["unused"] });
  },
  "a key output that is not the key": (graph) => {
    nodeOf(graph, "Identity").input = ["x"];
  },
  "a dynamic axis": (graph) => {
    graph.input![1]!.type!.tensorType!.shape!.dim![2] = { dimParam: "bands" };
  },
  "an operator too many": (graph) => {
    graph.node!.push({ opType: "Sigmoid", input: ["y"], output: ["z"] });
  },
  "another operator": (graph) => {
    nodeOf(graph, "Relu").opType = "Tanh";
  },
  "a relu that skips the convolution": (graph) => {
    nodeOf(graph, "Relu").input = ["x"];
  },
  "a padded convolution": (graph) => {
    nodeOf(graph, "Conv").attribute!.find(({ name }) => name === "pads")!.ints = [1, 0, 0, 0];
  },
  "weights that are not there": (graph) => {
    graph.initializer!.shift();
  },
  "weights cut short": (graph) => {
    graph.initializer![2]!.rawData = graph.initializer![2]!.rawData!.slice(4);
  },
};

describe("parseOnnx", () => {
  it("reads back the network that was exported", () => {
    expect(parseOnnx(bytes)).to.deep.equal(network);
  });

  for (const [what, change] of Object.entries(BAD)) {
    it(`refuses ${what}`, () => {
      expect(codeOf(() => parseOnnx(changed(change)))).to.equal("ONNX_UNSUPPORTED");
    });
  }

  for (const [what, garbage] of Object.entries({
    "an empty file": new Uint8Array(),
    "a file that is no ONNX": new TextEncoder().encode("not an ONNX"),
    "a truncated file": bytes.slice(0, 300),
  })) {
    it(`refuses ${what}`, () => {
      expect(codeOf(() => parseOnnx(garbage))).to.equal("ONNX_UNSUPPORTED");
    });
  }
});
