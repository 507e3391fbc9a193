import { rejection, rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import onnxProto from "onnx-proto";
import { exportCustomOnnx } from "../../../src/onnx/custom/export-custom-onnx.ts";
import { checkCustomOnnxImport } from "../../../src/onnx/import/check-import.ts";
import { integers, readGraph } from "../../../src/onnx/import/graph.ts";
import { constant, judgeFile, node, valueFloat, valueInts, weights } from "../made-graph.ts";

const relu = node("Relu", ["c"], "r");

async function written(bytes: Uint8Array) {
  const graph = readGraph(bytes, "a file");
  const onnx = await exportCustomOnnx(graph);
  const difference = await checkCustomOnnxImport(bytes, graph, onnx, []);
  const { node: nodes } = onnxProto.onnx.ModelProto.decode(onnx).graph!;
  return { nodes: nodes!, difference };
}

describe("a custom ONNX judge's operators as they are written for EZKL", () => {
  for (const [opType, file, strides] of [
    [
      "Conv",
      judgeFile([relu, node("Conv", ["r", "w"], "p")], [weights("w", [3, 4, 2, 2])], { units: 30 }),
      [2, 2, 1, 1],
    ],
    [
      "MaxPool",
      judgeFile([relu, node("MaxPool", ["r"], "p", { kernel_shape: [2, 2] })], [], { units: 40 }),
      [1, 1],
    ],
    [
      "MaxPool",
      judgeFile([relu, node("MaxPool", ["r"], "p", { kernel_shape: [2, 2], strides: [2, 1] })], [], {
        units: 24,
      }),
      [2, 1],
    ],
  ] as const) {
    it(`${opType} has its strides: ${strides}`, async () => {
      const { nodes, difference } = await written(file);
      const found = nodes
        .filter((each) => each.opType === opType)
        .flatMap((each) => integers(each, "strides"));
      expect(found).to.deep.equal(strides);
      expect(difference).to.equal(0);
    });
  }

  it("AveragePool without strides is a convolution by steps of 1", async () => {
    const file = judgeFile([relu, node("AveragePool", ["r"], "p", { kernel_shape: [2, 2] })], [], {
      units: 40,
    });
    const { nodes, difference } = await written(file);
    expect(nodes.map(({ opType }) => opType)).not.to.include("AveragePool");
    expect(integers(nodes.find(({ name }) => name === "net/p")!, "strides")).to.deep.equal([1, 1]);
    expect(difference).to.be.below(1e-5);
  });

  it("no value is held by an operator", async () => {
    const file = judgeFile([
      constant("k", valueFloat(3)),
      node("Identity", ["k"], "k2"),
      node("Div", ["c", "k2"], "d"),
      constant("shape", valueInts([1, 72])),
      node("Reshape", ["d", "shape"], "p"),
    ]);
    const { nodes, difference } = await written(file);
    expect(nodes.map(({ opType }) => opType).slice(0, 4)).to.deep.equal([
      "Identity",
      "Conv",
      "Div",
      "Reshape",
    ]);
    expect(difference).to.equal(0);
  });

  it("a constant a channel less a tensor is their sum", async () => {
    const { nodes, difference } = await written(
      judgeFile([node("Sub", ["k", "c"], "p")], [weights("k", [4, 1, 1])]),
    );
    expect(nodes.map(({ opType }) => opType).slice(1, 4)).to.deep.equal(["Conv", "Neg", "Add"]);
    expect(difference).to.be.below(1e-5);
  });

  for (const opType of ["Max", "Min"]) {
    for (const [name, inputs] of Object.entries({
      "a constant a channel": ["c", "k"],
      "the constant first": ["k", "c"],
      "two constants, a value and another tensor": ["k", "c", "j", "n", "z"],
    })) {
      it(`${opType} of a tensor and ${name} is the same by relus`, async () => {
        const file = judgeFile(
          [node("Neg", ["c"], "n"), node(opType, inputs, "p")],
          [weights("k", [1, 4, 1, 1]), weights("j", [3]), weights("z", [], [0.2])],
        );
        const { nodes, difference } = await written(file);
        expect(nodes.filter((each) => each.opType === opType)).to.have.length(inputs.length > 2 ? 1 : 0);
        expect(difference).to.be.below(1e-4);
      });
    }

    it(`${opType} of a tensor and one value stays, as EZKL has it`, async () => {
      const { nodes } = await written(judgeFile([node(opType, ["c", "k"], "p")], [weights("k", [], [0.1])]));
      expect(nodes.map((each) => each.opType)).to.include(opType);
    });
  }
});

describe("an ONNX that cannot be a judge", () => {
  const refused = (file: Uint8Array) => rejection(written(file));

  it("fails as it runs: in onnxruntime's words, with a remedy for an import", async () => {
    const split = judgeFile(
      [
        relu,
        node("Split", ["r"], ["p1", "p2", "p3", "p4"], { axis: 2, num_outputs: 4 }),
        node("Concat", ["p4", "p3", "p2", "p1"], "p", { axis: 2 }),
      ],
      [],
      { opset: 18 },
    );
    const error = await refused(split);
    expect(error).to.include({ code: "ONNX_UNSUPPORTED" });
    expect(error)
      .to.have.property("message")
      .that.matches(/onnxruntime fails on it: .*Split/);
    expect(error)
      .to.have.property("remedy")
      .that.matches(/export it again/);
  });

  it("divides by zero: said of the operator", async () => {
    const file = judgeFile([node("Div", ["c", "z"], "p")], [weights("z", [3], [1, 0, 2])]);
    expect(await refused(file))
      .to.have.property("message")
      .that.matches(/Div .* divides by zero/);
  });

  it("scores NaN: said of the score", async () => {
    // 0 / 0 by a constant that float32 takes for infinity's inverse is hidden in a product.
    const file = judgeFile(
      [node("Mul", ["c", "huge"], "a"), node("Mul", ["a", "huge"], "b"), node("Sub", ["b", "b"], "p")],
      [weights("huge", [], [3e38])],
    );
    expect(await rejectionCode(written(file))).to.equal("ONNX_UNSUPPORTED");
    expect(await refused(file))
      .to.have.property("message")
      .that.matches(/scores an input NaN/);
  });

  it("scores every input the same: a constant", async () => {
    const file = judgeFile([relu, node("Mul", ["r", "z"], "p")], [weights("z", [], [0])]);
    expect(await refused(file))
      .to.have.property("message")
      .that.matches(/a constant, not a judge/);
  });
});
