import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import onnxProto from "onnx-proto";
import { exportOnnx } from "../../src/onnx/export.ts";
import { parseOnnx } from "../../src/onnx/parse.ts";
import { randomNetwork } from "./random-network.ts";

const { ModelProto } = onnxProto.onnx;
type Graph = onnxProto.onnx.IGraphProto;

const network = randomNetwork({ rows: 8, cols: 12, channels: 3, kernel: [4, 3], stride: [2, 3] }, 5);
const bytes = exportOnnx(network);

const gemmNetwork = randomNetwork(
  { rows: 4, cols: 3, channels: 2, kernel: [4, 3], stride: [4, 3], operator: "gemm" },
  6,
);

/** The exported file with its graph changed. */
function changed(change: (graph: Graph) => void, of = bytes): Uint8Array {
  const model = ModelProto.decode(of);
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

/** What is wrong with a gemm that sees the whole input. */
const BAD_GEMM: Record<string, (graph: Graph) => void> = {
  "a first gemm that is not transposed": (graph) => {
    nodeOf(graph, "Gemm").attribute!.shift();
  },
  "a first gemm that is scaled": (graph) => {
    nodeOf(graph, "Gemm").attribute!.push({ name: "alpha", type: 1, f: 2 });
  },
  "a first gemm of another number of inputs": (graph) => {
    graph.input![1]!.type!.tensorType!.shape!.dim![2] = { dimValue: 5 };
  },
};

describe("parseOnnx", () => {
  for (const [what, exported] of Object.entries({ convolution: network, gemm: gemmNetwork })) {
    it(`reads back the network that was exported with a ${what}`, () => {
      expect(parseOnnx(exportOnnx(exported))).to.deep.equal(exported);
    });
  }

  for (const [what, change] of Object.entries(BAD_GEMM)) {
    it(`refuses ${what}`, () => {
      expect(codeOf(() => parseOnnx(changed(change, exportOnnx(gemmNetwork))))).to.equal("ONNX_UNSUPPORTED");
    });
  }

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
