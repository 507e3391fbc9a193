import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codeOf, rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import onnxProto from "onnx-proto";
import { exportOnnx } from "../../../src/onnx/export.ts";
import { checkImport } from "../../../src/onnx/import/check-import.ts";
import { readGraph } from "../../../src/onnx/import/graph.ts";
import { readNetwork } from "../../../src/onnx/import/read-network.ts";
import { randomNetwork } from "../random-network.ts";

const { ModelProto, TensorProto } = onnxProto.onnx;
type Proto = onnxProto.onnx.IGraphProto;

const fixture = (file: string) => fileURLToPath(new URL(`../../fixtures/onnx/${file}`, import.meta.url));
const spellings = readdirSync(fixture(".")).filter((file) => file.endsWith(".onnx"));

const network = randomNetwork({ rows: 8, cols: 12, channels: 3, kernel: [4, 3], stride: [2, 3] }, 5);

/** Our own file with its graph changed. */
function changed(change: (graph: Proto) => void): Uint8Array {
  const model = ModelProto.decode(exportOnnx(network));
  change(model.graph!);
  return ModelProto.encode(model).finish();
}

const read = (bytes: Uint8Array) => readNetwork(readGraph(bytes, "a file"));

const nodeOf = (graph: Proto, opType: string) => graph.node!.find((node) => node.opType === opType)!;
const typeOf = (graph: Proto, input: number) => graph.input![input]!.type!.tensorType!;

const ACCEPTED: Record<string, (graph: Proto) => void> = {
  "other names": (graph) => {
    graph.input![0]!.name = "id";
    nodeOf(graph, "Identity").input = ["id"];
  },
  "a key that goes through two operators that change nothing": (graph) => {
    nodeOf(graph, "Identity").output = ["same"];
    graph.node!.push({ opType: "Flatten", input: ["same"], output: ["key_out"] });
  },
  "a key that is the output": (graph) => {
    graph.output![0]!.name = "key";
    graph.node!.shift();
  },
  "operators that nothing depends on": (graph) => {
    graph.node!.push({ opType: "Sin", input: ["x"], output: ["unused"] });
  },
  "weights listed among the inputs, as old files do": (graph) => {
    for (const { name, dims } of graph.initializer!)
      graph.input!.push({
        name: name!,
        type: { tensorType: { elemType: 1, shape: { dim: dims!.map((dimValue) => ({ dimValue })) } } },
      });
  },
};

const REFUSED: Record<string, (graph: Proto) => void> = {
  "inputs in the wrong order": (graph) => graph.input!.reverse(),
  "outputs in the wrong order": (graph) => graph.output!.reverse(),
  "a third input": (graph) => graph.input!.push({ ...graph.input![0]!, name: "other" }),
  "one input": (graph) => graph.input!.shift(),
  "one output": (graph) => graph.output!.shift(),
  "a key of integers": (graph) => {
    typeOf(graph, 0).elemType = TensorProto.DataType.INT64;
  },
  "an input in double precision": (graph) => {
    typeOf(graph, 1).elemType = TensorProto.DataType.DOUBLE;
  },
  "a dynamic batch": (graph) => {
    typeOf(graph, 1).shape!.dim![0] = { dimParam: "batch" };
  },
  "a dynamic number of frames": (graph) => {
    typeOf(graph, 1).shape!.dim![3] = { dimParam: "frames" };
  },
  "a dynamic key": (graph) => {
    typeOf(graph, 0).shape!.dim![0] = {};
  },
  "an input of three axes": (graph) => {
    typeOf(graph, 1).shape!.dim!.shift();
  },
  "two keys": (graph) => {
    typeOf(graph, 0).shape!.dim![1] = { dimValue: 2 };
  },
  "a key that is altered": (graph) => {
    nodeOf(graph, "Identity").opType = "Neg";
  },
  "a key that is ignored, a constant in its place": (graph) => {
    graph.initializer!.push({ ...graph.initializer!.at(-1)!, name: "nobody" });
    nodeOf(graph, "Identity").input = ["nobody"];
  },
  "a key output computed from the input": (graph) => {
    nodeOf(graph, "Identity").input = ["x"];
  },
  "a score computed from the key": (graph) => {
    nodeOf(graph, "Gemm").input![0] = "key";
  },
  "a sigmoid at the end": (graph) => {
    nodeOf(graph, "Gemm").output = ["logit"];
    graph.node!.push({ opType: "Sigmoid", input: ["logit"], output: ["y"] });
  },
  "a key that goes round in a circle": (graph) => {
    nodeOf(graph, "Identity").input = ["again"];
    graph.node!.push({ opType: "Flatten", input: ["key_out"], output: ["again"] });
  },
  "an input that goes round in a circle": (graph) => {
    nodeOf(graph, "Conv").input![0] = "round";
    graph.node!.push({ opType: "Identity", input: ["and"], output: ["round"] });
    graph.node!.push({ opType: "Identity", input: ["round"], output: ["and"] });
  },
  "another activation": (graph) => {
    nodeOf(graph, "Relu").opType = "Tanh";
  },
  "a second relu": (graph) => {
    nodeOf(graph, "Relu").output = ["once"];
    graph.node!.push({ opType: "Relu", input: ["once"], output: ["relu"] });
  },
  "no relu": (graph) => {
    nodeOf(graph, "Flatten").input = ["conv"];
  },
  "a padded convolution": (graph) => {
    nodeOf(graph, "Conv").attribute!.find(({ name }) => name === "pads")!.ints = [1, 0, 0, 0];
  },
  "padding by name": (graph) => {
    const value = new TextEncoder().encode("SAME_UPPER");
    nodeOf(graph, "Conv").attribute!.push({ name: "auto_pad", type: 3, s: value });
  },
  "a dilated convolution": (graph) => {
    nodeOf(graph, "Conv").attribute!.push({ name: "dilations", type: 7, ints: [2, 1] });
  },
  "a kernel larger than the input": (graph) => {
    typeOf(graph, 1).shape!.dim![2] = { dimValue: 3 };
  },
  "an input that the last layer does not fit": (graph) => {
    typeOf(graph, 1).shape!.dim![2] = { dimValue: 20 };
  },
  "an input that is reshaped before the convolution": (graph) => {
    nodeOf(graph, "Conv").input![0] = "turned";
    graph.node!.push({ opType: "Reshape", input: ["x", "shape"], output: ["turned"] });
  },
  "weights in another file": (graph) => {
    graph.initializer![0]!.dataLocation = TensorProto.DataLocation.EXTERNAL;
  },
  "weights cut short": (graph) => {
    graph.initializer![2]!.rawData = graph.initializer![2]!.rawData!.slice(4);
  },
  "weights that are not numbers": (graph) => {
    const bytes = graph.initializer![0]!.rawData!.slice();
    bytes.set([0, 0, 0xc0, 0x7f]);
    graph.initializer![0]!.rawData = bytes;
  },
};

describe("reading an ONNX made elsewhere", () => {
  it("has files of PyTorch's two exporters to read", () => {
    expect(spellings).to.have.length(8);
  });

  for (const file of spellings) {
    it(`reads ${file}, as onnxruntime runs it`, async () => {
      const bytes = readFileSync(fixture(file));
      const graph = readGraph(bytes, file);
      const found = readNetwork(graph);
      expect(graph.producer).to.equal("pytorch");
      expect(found.shape.channels).to.equal(/mlp|matmul/.test(file) ? 4 : 2);
      expect(await checkImport(bytes, graph, found, [])).to.be.below(1e-2);
    });
  }

  it("reads our own files, to the bit", () => {
    expect(read(exportOnnx(network))).to.deep.equal(network);
  });

  for (const [what, change] of Object.entries(ACCEPTED)) {
    it(`takes ${what}`, async () => {
      const bytes = changed(change);
      const graph = readGraph(bytes, "a file");
      expect(readNetwork(graph)).to.deep.equal(network);
      await checkImport(bytes, graph, network, []);
    });
  }

  for (const [what, change] of Object.entries(REFUSED)) {
    it(`refuses ${what}`, () => {
      expect(codeOf(() => read(changed(change)))).to.equal("ONNX_UNSUPPORTED");
    });
  }

  for (const [what, bytes] of Object.entries({
    "an empty file": new Uint8Array(),
    "a file that is no ONNX": new TextEncoder().encode("not an ONNX"),
    "a truncated file": exportOnnx(network).slice(0, 300),
  })) {
    it(`refuses ${what}`, () => {
      expect(codeOf(() => read(bytes))).to.equal("ONNX_UNSUPPORTED");
    });
  }
});

describe("checkImport", () => {
  it("notices a key that is altered where the graph was believed", async () => {
    const bytes = changed((graph) => {
      nodeOf(graph, "Identity").opType = "Floor";
    });
    const graph = readGraph(bytes, "a file");
    expect(await rejectionCode(checkImport(bytes, graph, network, []))).to.equal("ONNX_UNSUPPORTED");
  });

  it("notices a network that is not the file's", async () => {
    const bytes = exportOnnx(network);
    const other = randomNetwork(network.shape, 6);
    const graph = readGraph(bytes, "a file");
    expect(await rejectionCode(checkImport(bytes, graph, other, []))).to.equal("ONNX_MISMATCH");
  });

  it("refuses what onnxruntime does not take", async () => {
    const bytes = changed((graph) => {
      graph.node!.push({ opType: "NoSuchOperator", input: ["x"], output: ["unused"] });
    });
    const graph = readGraph(bytes, "a file");
    expect(await rejectionCode(checkImport(bytes, graph, network, []))).to.equal("ONNX_UNSUPPORTED");
  });
});
