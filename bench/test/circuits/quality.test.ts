import { expect } from "chai";
import { agreementOf, qualityAt } from "../../circuits/quality.ts";
import { randomCircuit, sizeOf } from "../../circuits/random-network.ts";

describe("how faithful integers are", () => {
  it("is the share of pairs in the same order", () => {
    expect(agreementOf([1, 2, 3], [10, 20, 30])).to.equal(1);
    expect(agreementOf([1, 2, 3], [3, 2, 1])).to.equal(0);
    expect(agreementOf([1, 2, 3], [1, 3, 2])).to.be.closeTo(2 / 3, 1e-12);
    expect(agreementOf([1, 2], [5, 5])).to.equal(0);
  });

  it("grows with the scale", () => {
    const { network } = randomCircuit(sizeOf(3, 30), 7);
    const pictures = Array.from({ length: 20 }, (_, seed) => randomCircuit(sizeOf(3, 30), seed + 100).x);
    const [coarse, fine] = [qualityAt(network, pictures, 4), qualityAt(network, pictures, 12)];
    expect(fine.error).to.be.below(coarse.error / 20);
    expect(fine.agreement).to.be.at.least(coarse.agreement);
    expect(Number(fine.largest) / Number(coarse.largest)).to.be.closeTo(2 ** 16, 2 ** 13);
  });
});
