import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import fc from "fast-check";
import { vectors } from "../../../client/test/key/vectors.ts";
import { FIELD_MODULUS, fromLittleEndianHex, toLittleEndianHex, toSigned } from "../../src/proof/field.ts";

const element = fc.bigInt({ min: 0n, max: FIELD_MODULUS - 1n });

describe("field elements in EZKL's notation", () => {
  it("are least significant byte first", () => {
    expect(toLittleEndianHex(1n)).to.equal(`01${"00".repeat(31)}`);
    expect(toLittleEndianHex(0xabcdn)).to.equal(`cdab${"00".repeat(30)}`);
  });

  it("come back as they went", () => {
    fc.assert(fc.property(element, (value) => fromLittleEndianHex(toLittleEndianHex(value)) === value));
  });

  it("are refused from r on, and below zero", () => {
    expect(fromLittleEndianHex(toLittleEndianHex(FIELD_MODULUS - 1n))).to.equal(FIELD_MODULUS - 1n);
    expect(codeOf(() => toLittleEndianHex(FIELD_MODULUS))).to.equal("FIELD_INVALID");
    expect(codeOf(() => toLittleEndianHex(-1n))).to.equal("FIELD_INVALID");
    const r = Buffer.from(FIELD_MODULUS.toString(16), "hex").reverse().toString("hex");
    expect(codeOf(() => fromLittleEndianHex(r))).to.equal("FIELD_INVALID");
  });

  it("are read strictly", () => {
    const good = toLittleEndianHex(0xabcdn);
    for (const bad of [
      "",
      good.slice(1),
      `${good}0`,
      `0x${good}`,
      good.toUpperCase(),
      `${good}\n`,
      good.replace("c", "g"),
    ]) {
      expect(
        codeOf(() => fromLittleEndianHex(bad)),
        bad,
      ).to.equal("FIELD_INVALID");
    }
  });
});

describe("toSigned", () => {
  for (const vector of vectors.scores) {
    it(`agrees with Solidity: ${vector.name}`, () => {
      expect(toSigned(BigInt(vector.element))).to.equal(BigInt(vector.score));
    });
  }

  it("refuses what is no field element", () => {
    expect(codeOf(() => toSigned(FIELD_MODULUS))).to.equal("FIELD_INVALID");
    expect(codeOf(() => toSigned(-1n))).to.equal("FIELD_INVALID");
  });
});
