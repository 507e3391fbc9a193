import { rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { checkExport } from "../../src/onnx/check-export.ts";
import { exportOnnx } from "../../src/onnx/export.ts";
import { randomInput, randomNetwork } from "./random-network.ts";

const shape = { rows: 16, cols: 16, channels: 4, kernel: [4, 4], stride: [4, 4] } as const;
const inputs = [1, 2, 3].map((seed) => randomInput(shape, seed));

describe("checkExport", () => {
  it("accepts an export of the same network and reports the largest difference", async () => {
    const network = randomNetwork(shape, 1);
    const difference = await checkExport(exportOnnx(network), network, inputs);
    expect(difference).to.be.greaterThan(0).and.lessThan(1e-5);
  });

  it("notices another network's weights", async () => {
    const exported = exportOnnx(randomNetwork(shape, 2));
    expect(await rejectionCode(checkExport(exported, randomNetwork(shape, 1), inputs))).to.equal(
      "ONNX_MISMATCH",
    );
  });

  for (const part of ["convWeight", "convBias", "linearWeight", "linearBias"] as const) {
    it(`notices one changed value in ${part}`, async () => {
      const network = randomNetwork(shape, 1);
      const changed = randomNetwork(shape, 1);
      changed.weights[part][0]! += 0.05;
      expect(await rejectionCode(checkExport(exportOnnx(changed), network, inputs))).to.equal(
        "ONNX_MISMATCH",
      );
    });
  }

  it("notices weights that are not numbers", async () => {
    const network = randomNetwork(shape, 1);
    network.weights.linearBias[0] = Number.NaN;
    expect(await rejectionCode(checkExport(exportOnnx(network), network, inputs))).to.equal("ONNX_MISMATCH");
  });

  it("does not pass for lack of inputs", async () => {
    const network = randomNetwork(shape, 1);
    expect(await rejectionCode(checkExport(exportOnnx(network), network, []))).to.equal("ONNX_MISMATCH");
  });
});
