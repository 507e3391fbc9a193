import { rejection } from "@idol/dev/code-of";
import { expect } from "chai";
import type { Settings } from "../../src/circuit/settings.ts";
import { checkRounding } from "../../src/onnx/check-rounding.ts";
import { decodeModel } from "../../src/onnx/decode.ts";
import { roundModel } from "../../src/onnx/round-model.ts";
import { FIELD_MODULUS } from "../../src/proof/field.ts";
import { quantise } from "../../src/values/quantise.ts";
import { makeModel } from "./models.ts";

const SCALE = 7;
const X = [0.3, -0.71];
const W = [0.123, 0.456];
const B = 0.0101;
const linear = makeModel([["x", [1, 2]]], [["y", [1, 1]]], [["Gemm", ["x", "w", "b"], ["y"]]], {
  w: [[2, 1], W],
  b: [[1], [B]],
});
/** The circuit's integer: weights at the scale, the bias at that of their products. */
const Y = X.reduce(
  (sum, x, at) => sum + quantise(x, SCALE) * quantise(W[at]!, SCALE),
  quantise(B, 2 * SCALE),
);

function check(onnx: Uint8Array, y: bigint, scale = 2 * SCALE): Promise<boolean> {
  const settings = { run_args: { input_scale: SCALE }, model_output_scales: [scale] } as Settings;
  return checkRounding({ onnx, inputs: [X], outputs: [[y < 0n ? y + FIELD_MODULUS : y]], settings });
}

describe("an exact circuit beside its model with rounded inputs and weights", () => {
  it("is taken to the unit, and refused from one unit of its scale on", async () => {
    expect(await check(linear, Y)).to.equal(true);
    expect(await check(linear, Y + 2n ** 7n - 1n)).to.equal(true);
    for (const off of [2n ** 7n + 1n, -(2n ** 7n) - 1n])
      expect(await rejection(check(linear, Y + off))).to.include({ code: "ONNX_MISMATCH" });
  });

  it("is closer to it than to the model itself, whose weights are finer", () => {
    const exact = X.reduce((sum, x, at) => sum + x * W[at]!, B);
    expect(Math.abs(Number(Y) / 2 ** 14 - exact)).to.be.greaterThan(2 ** -10);
  });

  it("is not compared where it is laid out otherwise, or an operator's rounding is not known", async () => {
    expect(await check(linear, Y, SCALE)).to.equal(false);
    const sigmoid = makeModel([["x", [1, 1]]], [["y", [1, 1]]], [["Sigmoid", ["x"], ["y"]]]);
    expect(roundModel(sigmoid, SCALE)).to.equal(undefined);
    const folded = makeModel(
      [["x", [1, 1]]],
      [["y", [1, 1]]],
      [
        ["Add", ["a", "a"], ["b"]],
        ["Mul", ["x", "b"], ["y"]],
      ],
      { a: [[1], [0.3]] },
    );
    expect(roundModel(folded, SCALE)).to.equal(undefined);
  });

  it("has a constant of sums at their scale where nothing else uses it, and the scales of products", () => {
    const model = makeModel(
      [["x", [1, 1]]],
      [
        ["p", [1, 1]],
        ["q", [1, 1]],
      ],
      [
        ["Mul", ["x", "w"], ["m"]],
        ["Add", ["m", "once"], ["p"]],
        ["Sub", ["m", "twice"], ["r"]],
        ["Mul", ["r", "twice"], ["q"]],
      ],
      { w: [[1], [0.3]], once: [[1], [0.3]], twice: [[1], [0.3]] },
    );
    const rounded = roundModel(model, SCALE)!;
    expect(rounded.outputScales).to.deep.equal([14, 21]);
    const weights = decodeModel(rounded.onnx, "").graph.initializer!.map(({ floatData }) => floatData![0]);
    expect(weights).to.deep.equal([38 / 2 ** 7, 4915 / 2 ** 14, 38 / 2 ** 7]);
  });
});
