import { expect } from "chai";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { forward, type NetworkShape } from "../../src/judge/network.ts";
import { exportOnnx } from "../../src/onnx/export.ts";
import { openOnnx } from "../../src/onnx/session.ts";
import { randomInput, randomNetwork, shapeName } from "./random-network.ts";

const SHAPES: NetworkShape[] = [
  { rows: 16, cols: 16, channels: 4, kernel: [4, 4], stride: [4, 4] },
  { rows: 16, cols: 16, channels: 2, kernel: [16, 4], stride: [16, 2] },
  { rows: 9, cols: 14, channels: 3, kernel: [2, 5], stride: [3, 2] },
  { rows: 8, cols: 8, channels: 5, kernel: [8, 8], stride: [8, 8] },
  { rows: 1, cols: 7, channels: 1, kernel: [1, 1], stride: [1, 1] },
  { rows: 128, cols: 130, channels: 1, kernel: [5, 5], stride: [4, 4] },
  { rows: 8, cols: 8, channels: 5, kernel: [8, 8], stride: [8, 8], operator: "gemm" },
  { rows: 5, cols: 3, channels: 1, kernel: [5, 3], stride: [5, 3], operator: "gemm" },
];

describe("exportOnnx", () => {
  for (const [seed, shape] of SHAPES.entries()) {
    it(`scores as the network does: ${shapeName(shape)}`, async () => {
      const network = randomNetwork(shape, seed);
      const session = await openOnnx(exportOnnx(network));
      for (let input = 0; input < 10; input++) {
        const x = randomInput(shape, 100 * seed + input);
        expect(await session.score(x)).to.be.closeTo(forward(network, x), 1e-5);
      }
      await session.close();
    });
  }

  it("takes (key, x) and gives (key_out, y), the key unchanged", async () => {
    const [shape] = SHAPES;
    const session = await InferenceSession.create(exportOnnx(randomNetwork(shape!, 0)));
    expect(session.inputNames).to.deep.equal(["key", "x"]);
    expect(session.outputNames).to.deep.equal(["key_out", "y"]);
    const x = Float32Array.from(randomInput(shape!, 1));
    for (const key of [0, 1, -3.25, 1e30]) {
      const outputs = await session.run({
        key: new Tensor("float32", [key], [1, 1]),
        x: new Tensor("float32", x, [1, 1, 16, 16]),
      });
      expect(outputs.key_out!.data[0]).to.equal(Math.fround(key));
      expect(outputs.y!.dims).to.deep.equal([1, 1]);
    }
    await session.release();
  });

  it("gives equal bytes for equal networks and others for others", () => {
    const bytes = exportOnnx(randomNetwork(SHAPES[0]!, 7));
    expect(exportOnnx(randomNetwork(SHAPES[0]!, 7))).to.deep.equal(bytes);
    expect(exportOnnx(randomNetwork(SHAPES[0]!, 8))).to.not.deep.equal(bytes);
  });
});
