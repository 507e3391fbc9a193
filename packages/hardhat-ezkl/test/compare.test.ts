import { rejectionCode } from "@idol/dev/code-of";
import type { Settings } from "@idol/ezkl/circuit";
import { FIELD_MODULUS } from "@idol/ezkl/proof";
import { expect } from "chai";
import onnxProto from "onnx-proto";
import { compareWithModel } from "../src/circuit/compare.ts";
import type { CircuitConfig } from "../src/config/types.ts";
import type { ProjectModel } from "../src/model/project-model.ts";

const { ModelProto, TensorProto } = onnxProto.onnx;

const value = (name: string) => {
  const shape = { dim: [{ dimValue: 1 }] };
  return { name, type: { tensorType: { elemType: TensorProto.DataType.FLOAT, shape } } };
};
const graph = {
  name: "negative",
  input: [value("x")],
  output: [value("y")],
  node: [{ opType: "Neg", input: ["x"], output: ["y"] }],
};
const onnx = ModelProto.encode({ irVersion: 7, opsetImport: [{ domain: "", version: 13 }], graph })
  .finish()
  .slice();
const settings = { run_args: { input_scale: 7 }, model_output_scales: [7] } as Settings;

/** Compares the negative of 0.3, which is 38 at scale 7, with what a circuit gives. */
function compared(y: bigint, config: Partial<CircuitConfig>): Promise<void> {
  return compareWithModel(
    { onnx: "negative.onnx", tolerance: 0.05, exact: true, ...config } as CircuitConfig,
    { onnx } as ProjectModel,
    [[0.3]],
    [[FIELD_MODULUS - y]],
    settings,
  );
}

describe("a sample's outputs beside onnxruntime's", () => {
  it("are taken within one unit of the scale where the circuit is exact, whatever the tolerance", async () => {
    await compared(39n, { tolerance: 1 });
    expect(await rejectionCode(compared(40n, { tolerance: 1 }))).to.equal("ONNX_MISMATCH");
  });

  it("are taken within the tolerance where it is not", async () => {
    await compared(44n, { exact: false });
    expect(await rejectionCode(compared(45n, { exact: false }))).to.equal("ONNX_MISMATCH");
  });

  it("are not taken beyond the tolerance because the circuit is exact", async () => {
    expect(await rejectionCode(compared(38n, { tolerance: 0.001 }))).to.equal("ONNX_MISMATCH");
  });
});
