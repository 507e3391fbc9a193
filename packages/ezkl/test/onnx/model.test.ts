import { codeOf, errorOf } from "@idol/dev/code-of";
import { addKey, fixAxes, readModel, runOnnxruntime } from "@idol/ezkl/model";
import { expect } from "chai";
import { makeModel, oneOperator, twoBranches } from "./models.ts";

const dynamic = makeModel([["x", ["batch", 4, ""]]], [["y", ["batch", 4, ""]]], [["Relu", ["x"], ["y"]]]);

describe("readModel", () => {
  it("tells inputs and outputs by name, shape and kind, and the operators", () => {
    expect(readModel(twoBranches)).to.deep.equal({
      inputs: [
        { name: "picture", shape: [1, 2, 4, 4], kind: "float" },
        { name: "vector", shape: [1, 3], kind: "float" },
      ],
      outputs: [
        { name: "features", shape: [1, 2, 2, 2], kind: "float" },
        { name: "scores", shape: [1, 2], kind: "float" },
      ],
      operators: ["Conv", "Gemm", "Relu"],
    });
  });

  it("does not take weights that old files list among the inputs for inputs", () => {
    const listed = makeModel(
      [
        ["x", [1, 1]],
        ["w", [1, 1]],
      ],
      [["y", [1, 1]]],
      [["Mul", ["x", "w"], ["y"]]],
      { w: [[1, 1], [2]] },
    );
    expect(readModel(listed).inputs.map(({ name }) => name)).to.deep.equal(["x"]);
  });

  it("tells integers and booleans from floats", () => {
    const kinds = makeModel(
      [
        ["a", [2], 7],
        ["b", [2], 9],
      ],
      [["c", [2], 9]],
      [],
    );
    expect(readModel(kinds).inputs.map(({ kind }) => kind)).to.deep.equal(["integer", "boolean"]);
  });

  it("refuses what is no ONNX, what has no graph, no output or no tensors", () => {
    expect(codeOf(() => readModel(Buffer.from("PK\x03\x04, not an ONNX")))).to.equal("ONNX_INVALID");
    expect(codeOf(() => readModel(new Uint8Array()))).to.equal("ONNX_INVALID");
    expect(codeOf(() => readModel(makeModel([["x", [1]]], [], [])))).to.equal("ONNX_INVALID");
    expect(codeOf(() => readModel(makeModel([["x", [1], 8]], [["y", [1]]], [])))).to.equal(
      "ONNX_UNSUPPORTED",
    );
  });

  it("refuses a dynamic axis and says how to fix it", () => {
    const error = errorOf(() => readModel(dynamic));
    expect(error.code).to.equal("ONNX_DYNAMIC");
    expect(error.remedy).to.include('"batch"');
  });
});

describe("fixAxes", () => {
  it("gives axes a size by their names, or by their places where they have none", () => {
    const { inputs, outputs } = readModel(fixAxes(dynamic, { batch: 1, "x.2": 3 }));
    expect(inputs[0]!.shape).to.deep.equal([1, 4, 3]);
    expect(outputs[0]!.shape).to.deep.equal([1, 4, null]);
  });

  it("leaves a model without dynamic axes as it is", () => {
    expect(fixAxes(twoBranches, {})).to.equal(twoBranches);
  });

  it("refuses axes that the model does not have, and sizes that are none", () => {
    for (const axes of [{ time: 2 }, { batch: 0 }, { batch: 1.5 }, { batch: Number.NaN }])
      expect(codeOf(() => fixAxes(dynamic, axes as Record<string, number>))).to.equal("OPTION_INVALID");
  });
});

describe("addKey", () => {
  it("puts (key) → (key) before what the model takes and gives, and changes nothing else", async () => {
    const keyed = addKey(oneOperator("Relu"));
    const { inputs, outputs } = readModel(keyed);
    expect(inputs.map(({ name }) => name)).to.deep.equal(["key", "x"]);
    expect(outputs.map(({ name }) => name)).to.deep.equal(["key_out", "y"]);
    expect(await runOnnxruntime(keyed, [[7], [-1, 2, -3, 4]])).to.deep.equal([[7], [0, 2, 0, 4]]);
  });

  it("refuses a model that has a key already", () => {
    expect(codeOf(() => addKey(addKey(oneOperator("Relu"))))).to.equal("ONNX_UNSUPPORTED");
  });
});
