import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { fitQuantisation } from "../../../src/judge/import/fit-quantisation.ts";
import { makeTwin, reluInputs, scoreInteger } from "../../../src/judge/twin.ts";
import { randomInput, randomNetwork } from "../../onnx/random-network.ts";

const shape = { rows: 8, cols: 8, channels: 2, kernel: [4, 4], stride: [4, 4] } as const;
const network = randomNetwork(shape, 1);
const inputs = [1, 2, 3].map((seed) => randomInput(shape, seed));

describe("fitQuantisation", () => {
  for (const [scale, legs] of [
    [4, 2],
    [10, 3],
    [16, 4],
  ] as const) {
    it(`takes ${legs} legs at scale ${scale}, which hold inputs four times as loud, and fewer do not`, () => {
      const fitted = fitQuantisation(network, scale, inputs);
      expect(fitted).to.deep.include({
        scale,
        decompBase: 1024,
        decompLegs: legs,
        numInnerCols: 1,
        logrows: 11,
      });
      const twin = makeTwin(network, fitted);
      for (const input of inputs)
        scoreInteger(
          twin,
          input.map((value) => 3.9 * value),
        );
      const needsThem = (value: bigint) => 4n * (value < 0n ? -value : value) >= 1024n ** BigInt(legs - 1);
      expect(legs === 2 || inputs.flatMap((x) => reluInputs(twin, x)).some(needsThem)).to.equal(true);
    });
  }

  it("refuses a scale at which four legs are not enough", () => {
    const loud = inputs.map((x) => x.map((value) => value * 1e4));
    expect(codeOf(() => fitQuantisation(network, 16, loud))).to.equal("CIRCUIT_RANGE");
  });
});
