import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codeOf, rejection, rejectionCode } from "@idol/dev/code-of";
import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import onnxProto from "onnx-proto";
import { exportCustomOnnx } from "../../../src/onnx/custom/export-custom-onnx.ts";
import { CUSTOM_ONNX_OPERATORS } from "../../../src/onnx/custom/operators.ts";
import { parseCustomOnnx } from "../../../src/onnx/custom/parse-custom-onnx.ts";
import { scoreNodes } from "../../../src/onnx/custom/score-nodes.ts";
import { checkCustomOnnxImport } from "../../../src/onnx/import/check-import.ts";
import { checkKey } from "../../../src/onnx/import/check-key.ts";
import { type Graph, readGraph } from "../../../src/onnx/import/graph.ts";

const { ModelProto } = onnxProto.onnx;
type Proto = onnxProto.onnx.IGraphProto;

const folder = fileURLToPath(new URL("../../fixtures/onnx-custom/", import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith(".onnx"));
const graphOf = (bytes: Uint8Array) => readGraph(bytes, "a file");
const fixture = (file: string) => readFileSync(`${folder}${file}`);

/** A file with its graph changed. */
function changed(bytes: Uint8Array, change: (graph: Proto) => void): Uint8Array {
  const model = ModelProto.decode(bytes);
  change(model.graph!);
  return ModelProto.encode(model).finish();
}

const nodeOf = (graph: Proto, opType: string) => graph.node!.find((node) => node.opType === opType)!;
const attributeOf = (graph: Proto, opType: string, name: string) =>
  nodeOf(graph, opType).attribute!.find((attribute) => attribute.name === name)!;

/** Puts an operator between the network and its score. */
function append(graph: Proto, node: onnxProto.onnx.INodeProto): void {
  const last = graph.node!.find(({ output }) => output!.includes("score"))!;
  last.output = ["before"];
  graph.node!.push({ ...node, output: ["score"] });
}

const REFUSED: Record<string, [file: string, change: (graph: Proto) => void, said: RegExp]> = {
  "a sigmoid, and says what to do without": [
    "reductions",
    (graph) => append(graph, { opType: "Sigmoid", input: ["before"] }),
    /Sigmoid that gives "score"/,
  ],
  "an operator that needs a table": [
    "reductions",
    (graph) => append(graph, { opType: "Exp", input: ["before"] }),
    /Exp .* is not supported/,
  ],
  "an operator of somebody's own": [
    "reductions",
    (graph) => append(graph, { opType: "Relu", domain: "com.example", input: ["before"] }),
    /Relu .* is not supported/,
  ],
  "a dilated convolution": [
    "reductions",
    (graph) => {
      attributeOf(graph, "Conv", "dilations").ints = [2, 1];
    },
    /Conv .* is dilated/,
  ],
  "padding by name": [
    "reductions",
    (graph) =>
      nodeOf(graph, "Conv").attribute!.push({
        name: "auto_pad",
        type: 3,
        s: new TextEncoder().encode("SAME_UPPER"),
      }),
    /Conv .* padded by auto_pad/,
  ],
  "weights that are computed": [
    "reductions",
    (graph) => {
      nodeOf(graph, "Conv").input![1] = "x";
    },
    /Conv .* has weights that are not in the file/,
  ],
  "a padded maximum, which EZKL pads with zeros": [
    "shapes",
    (graph) => {
      attributeOf(graph, "MaxPool", "pads").ints = [1, 0, 0, 0];
    },
    /MaxPool .* is padded/,
  ],
  "a padded average": [
    "layers",
    (graph) => {
      attributeOf(graph, "AveragePool", "pads").ints = [1, 0, 0, 0];
    },
    /AveragePool .* is padded/,
  ],
  "a pool that is rounded up": [
    "layers",
    (graph) => {
      const attribute = nodeOf(graph, "AveragePool").attribute!;
      nodeOf(graph, "AveragePool").attribute = [
        ...attribute.filter(({ name }) => name !== "ceil_mode"),
        { name: "ceil_mode", type: 2, i: 1 },
      ];
    },
    /AveragePool .* rounded up/,
  ],
  "a division by what is computed": [
    "reductions",
    (graph) => append(graph, { opType: "Div", input: ["before", "before"] }),
    /Div .* divides by what is not in the file/,
  ],
  "a score that the key flows into": [
    "reductions",
    (graph) => append(graph, { opType: "Add", input: ["before", "key"] }),
    /computed from the key/,
  ],
  "a score that does not depend on the input x": [
    "reductions",
    (graph) => {
      for (const node of graph.node!) if (node.output!.includes("score")) node.output = ["unused"];
      graph.node!.push({ opType: "Identity", input: [graph.initializer![0]!.name!], output: ["score"] });
    },
    /does not depend on the input/,
  ],
};

describe("an ONNX of a form of its own", () => {
  it("has an example of every operator", () => {
    const seen = new Set(
      files.flatMap((file) => graphOf(fixture(file)).model.graph.node!.map(({ opType }) => opType)),
    );
    expect(CUSTOM_ONNX_OPERATORS.filter((operator) => !seen.has(operator))).to.deep.equal([]);
  });

  it("is documented with every operator", () => {
    const text = readFileSync(new URL("../../../../docs/IMPORT.md", import.meta.url), "utf8");
    const list = text.split("## Operators of a custom ONNX judge")[1]!.split(".")[0]!;
    expect(list.match(/\b[A-Z][A-Za-z]+\b/g)).to.deep.equal(CUSTOM_ONNX_OPERATORS);
  });

  for (const file of files) {
    it(`is written again from ${file}, as onnxruntime runs it, and read back`, async () => {
      const bytes = fixture(file);
      const graph = graphOf(bytes);
      checkKey(graph);
      const judge = await exportCustomOnnx(graph);
      expect(await checkCustomOnnxImport(bytes, graph, judge, [])).to.be.below(1e-2);
      expect(parseCustomOnnx(judge)).to.deep.equal({ rows: 15, cols: 8 });
      expect(await exportCustomOnnx(graph)).to.deep.equal(judge);
      expect(scoreNodes(graphOf(judge)).map(({ opType }) => opType)).not.to.include("AveragePool");
    });
  }

  it("keeps neither what the score does not need nor the key's way", async () => {
    const bytes = changed(fixture("shapes.onnx"), (graph) => {
      graph.node!.push({ opType: "Sin", input: ["x"], output: ["unused"] });
    });
    const { node } = graphOf(await exportCustomOnnx(graphOf(bytes))).model.graph;
    expect(node!.map(({ opType }) => opType)).not.to.include("Sin");
    expect(node!.filter(({ input }) => input!.includes("key"))).to.have.length(1);
  });

  for (const [what, [file, change, said]] of Object.entries(REFUSED)) {
    it(`refuses ${what}`, () => {
      const graph = graphOf(changed(fixture(`${file}.onnx`), change));
      expect(codeOf(() => scoreNodes(graph))).to.equal("ONNX_UNSUPPORTED");
      expect(() => scoreNodes(graph)).to.throw(CodedError, said);
    });
  }

  it("names all operators that there can be", async () => {
    const bytes = changed(fixture("reductions.onnx"), (graph) =>
      append(graph, { opType: "Exp", input: ["before"] }),
    );
    const { remedy } = (await rejection(exportCustomOnnx(graphOf(bytes)))) as CodedError;
    for (const operator of CUSTOM_ONNX_OPERATORS) expect(remedy).to.include(operator);
  });

  it("is compared with what was written of it", async () => {
    const [one, other] = [fixture("reductions.onnx"), fixture("shapes.onnx")];
    const judge = await exportCustomOnnx(graphOf(other));
    expect(await rejectionCode(checkCustomOnnxImport(one, graphOf(one), judge, []))).to.equal(
      "ONNX_MISMATCH",
    );
  });
});

describe("a custom ONNX judge's network.onnx", () => {
  let judge: Uint8Array;
  before(async () => {
    judge = await exportCustomOnnx(graphOf(fixture("reductions.onnx")));
  });

  const TAMPERED: Record<string, (graph: Proto) => void> = {
    "whose score goes round the gate": (graph) => {
      nodeOf(graph, "Sub").output = ["unused"];
      graph.node!.push({ opType: "Identity", input: ["idol_raw"], output: ["y"] });
    },
    "whose gate lets one side through": (graph) => {
      nodeOf(graph, "Neg").opType = "Abs";
    },
    "that adds something after the gate": (graph) => {
      nodeOf(graph, "Sub").output = ["inside"];
      graph.node!.push({ opType: "Add", input: ["inside", "inside"], output: ["y"] });
    },
    "whose key is altered": (graph) => {
      graph.node!.find(({ output }) => output!.includes("key_out"))!.opType = "Neg";
    },
    "whose gate hears the key": (graph) => {
      graph.node!.find(({ output }) => output!.includes("idol_raw"))!.input![0] = "key";
    },
    "with other names": (graph) => {
      graph.input![1]!.name = "input";
      for (const node of graph.node!)
        node.input = node.input!.map((input) => (input === "x" ? "input" : input));
    },
    "with an operator that divides": (graph) => {
      nodeOf(graph, "ReduceSum").opType = "Softmax";
    },
  };
  for (const [what, change] of Object.entries(TAMPERED)) {
    it(`is refused ${what}`, () => {
      expect(codeOf(() => parseCustomOnnx(changed(judge, change)))).to.equal("ONNX_UNSUPPORTED");
    });
  }

  it("is refused when it is none", () => {
    const graph: Graph = graphOf(fixture("reductions.onnx"));
    expect(graph.producer).to.equal("pytorch");
    expect(codeOf(() => parseCustomOnnx(fixture("reductions.onnx")))).to.equal("ONNX_UNSUPPORTED");
    expect(codeOf(() => parseCustomOnnx(judge.slice(0, 100)))).to.equal("ONNX_UNSUPPORTED");
    expect(codeOf(() => parseCustomOnnx(new Uint8Array()))).to.equal("ONNX_UNSUPPORTED");
  });
});
