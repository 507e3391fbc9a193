import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { forward } from "../../src/judge/network.ts";
import { exportOnnx } from "../../src/onnx/export.ts";
import { scoreOnnx } from "../../src/onnx/session.ts";
import { randomInput, randomNetwork } from "./random-network.ts";

const shape = { rows: 8, cols: 8, channels: 2, kernel: [4, 4], stride: [4, 4] } as const;
const network = randomNetwork(shape, 3);
const x = randomInput(shape, 4);

describe("scoreOnnx", () => {
  it("scores a file by its path as by its bytes", () =>
    withFolder(async (folder) => {
      const path = join(folder, "network.onnx");
      writeFileSync(path, exportOnnx(network));
      const score = await scoreOnnx(path, x);
      expect(score).to.be.closeTo(forward(network, x), 1e-5);
      expect(await scoreOnnx(exportOnnx(network), x)).to.equal(score);
    }));

  it("refuses an input of another size", async () => {
    expect(await rejectionCode(scoreOnnx(exportOnnx(network), x.slice(1)))).to.equal("INPUT_INVALID");
  });

  it("refuses what is not an ONNX file", async () => {
    expect(await rejectionCode(scoreOnnx(new TextEncoder().encode("not an ONNX"), x))).to.equal(
      "ONNX_UNSUPPORTED",
    );
  });
});
