import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { readGraph } from "../../../src/onnx/import/graph.ts";
import {
  constant,
  judgeFile,
  node,
  sparse,
  sparseValue,
  valueFloat,
  valueFloats,
  valueInt,
  valueInts,
  weights,
} from "../made-graph.ts";

const read = (bytes: Uint8Array) => readGraph(bytes, "a file");
const relu = node("Relu", ["c"], "p");

describe("values that a file holds", () => {
  const graph = read(
    judgeFile(
      [
        constant("f", valueFloat(3)),
        constant("fs", valueFloats([1, 2])),
        constant("i", valueInt(5)),
        constant("is", valueInts([-1, 2])),
        constant("sparse", sparseValue(sparse("", [2, 3], [7, 8], [1, 5]))),
        node("Identity", ["f"], "same"),
        relu,
      ],
      [weights("plain", [2], [1, -1])],
      {
        sparseInitializer: [
          sparse("counted", [2, 3], [7, 8], [1, 5]),
          sparse("by-axis", [2, 3], [7, 8], [0, 1, 1, 2]),
          sparse("line", [4], [9], [2]),
        ],
      },
    ),
  );

  for (const [name, dims, values] of [
    ["plain", [2], [1, -1]],
    ["f", [], [3]],
    ["fs", [2], [1, 2]],
    ["same", [], [3]],
    ["sparse", [2, 3], [0, 7, 0, 0, 0, 8]],
    ["counted", [2, 3], [0, 7, 0, 0, 0, 8]],
    ["by-axis", [2, 3], [0, 7, 0, 0, 0, 8]],
    ["line", [4], [0, 0, 9, 0]],
  ] as const) {
    it(`${name} is read as [${values}] of [${dims}]`, () => {
      const found = graph.constant(name)!;
      expect([found.dims, Array.from(found.values!)]).to.deep.equal([dims, values]);
    });
  }

  it("whole numbers are kept as they are", () => {
    expect(Array.from(graph.tensor("i")!.int64Data!, Number)).to.deep.equal([5]);
    expect(Array.from(graph.tensor("is")!.int64Data!, Number)).to.deep.equal([-1, 2]);
    expect(graph.constant("is")!.values).to.equal(null);
  });

  it("what is computed is none of them", () => {
    expect([graph.tensor("p"), graph.constant("x"), graph.constant(undefined)]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("a sparse value outside its shape is refused", () => {
    for (const places of [[6], [-1]]) {
      const sparseInitializer = [sparse("wrong", [2, 3], [7], places)];
      expect(codeOf(() => read(judgeFile([relu], [], { sparseInitializer })))).to.equal("ONNX_UNSUPPORTED");
    }
  });
});
