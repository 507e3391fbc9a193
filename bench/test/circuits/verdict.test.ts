import { expect } from "chai";
import { circuitsDocument } from "../../circuits/document.ts";
import { drawCircuits } from "../../circuits/picture.ts";
import { betterThanShipped, isAdmissible, moreFaithful } from "../../circuits/verdict.ts";
import { candidate } from "./candidates.ts";

const shipped = candidate({ shipped: true });
/** A candidate of another k. */
const at = (logrows: number, change: Parameters<typeof candidate>[0]) => {
  const one = candidate(change);
  return { ...one, quantisation: { ...one.quantisation, logrows } };
};
const run = {
  judge: "idol",
  machine: "m",
  rounds: 3,
  threads: 2,
  recordings: 9,
  command: "npm run search:circuit",
};

describe("the verdict on a circuit", () => {
  it("refuses what is beyond a bound of the issues", () => {
    expect(isAdmissible(shipped)).to.equal(true);
    expect(isAdmissible(candidate({ columns: 2 }))).to.equal(false);
    expect(isAdmissible(candidate({ verifierBytes: 12_001 }))).to.equal(false);
    expect(isAdmissible(candidate({ proofBytes: 2_001 }))).to.equal(false);
  });

  it("finds what is faster by more than noise, as faithful, and no slower elsewhere", () => {
    const faster = at(10, { wasm: 1.2 });
    const others = [
      at(9, { wasm: 1.45 }),
      at(8, { wasm: 1.0, native: 0.5 }),
      at(7, { wasm: 1.0, quality: { error: 2e-3, agreement: 1, largest: 1n } }),
      at(6, { wasm: 1.0, quality: { error: 1e-3, agreement: 0.99, largest: 1n } }),
      at(5, { wasm: 1.0, columns: 2 }),
    ];
    expect(betterThanShipped([shipped, ...others])).to.deep.equal([]);
    expect(betterThanShipped([shipped, faster, ...others])).to.deep.equal([faster]);
  });

  it("takes differences between circuits of one size for the noise that they are", () => {
    expect(betterThanShipped([shipped, candidate({ wasm: 1 })])).to.deep.equal([]);
  });

  it("finds what is more faithful at the same cost", () => {
    const finer = candidate({ quality: { error: 1e-4, agreement: 1, largest: 1n } });
    const others = [at(12, { quality: finer.quality }), candidate({ columns: 2, quality: finer.quality })];
    expect(moreFaithful([shipped, candidate(), finer, ...others])).to.deep.equal([finer]);
  });

  it("finds what verifies cheaper by more than noise", () => {
    const cheaper = candidate({ verifyGas: 300_000 });
    expect(betterThanShipped([shipped, cheaper, candidate({ verifyGas: 400_000 })])).to.deep.equal([cheaper]);
  });

  it("cannot be given without the shipped circuit", () => {
    expect(() => betterThanShipped([candidate()])).to.throw(RangeError);
  });

  it("is written into the document with every circuit", () => {
    const wide = candidate({ columns: 2, verifyGas: 537_804, wasm: 1.3 });
    const stays = circuitsDocument([shipped, wide], run);
    expect(stays)
      .to.include("**the default**")
      .and.to.include("beyond a bound")
      .and.to.include("the best there is");
    const goes = circuitsDocument([shipped, at(10, { wasm: 1 })], run);
    expect(goes).to.not.include("the best there is");
    expect(drawCircuits([shipped, wide]).match(/<circle/g)).to.have.length(3);
  });
});
