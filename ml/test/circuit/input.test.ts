import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { encodeInput, parseInput } from "../../src/circuit/input.ts";

const key = 0x1234567890abcdef1234f39fd6e51aad88f6f4ce6ab8827279cfffb92266n;

describe("encodeInput", () => {
  it("writes the key as 64 hex digits, little-endian, and x as numbers", () => {
    expect(encodeInput({ key, x: [1, -0.5] })).to.equal(
      '{"input_data":[["6622b9ffcf797282b86acef4f688ad1ae5d69ff33412efcdab90785634120000"],[1,-0.5]]}',
    );
  });

  it("refuses values that are not finite", () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(codeOf(() => encodeInput({ key, x: [0, bad] }))).to.equal("INPUT_INVALID");
  });

  it("refuses a key outside the field", () => {
    for (const bad of [-1n, 2n ** 254n])
      expect(codeOf(() => encodeInput({ key: bad, x: [0] }))).to.equal("FIELD_INVALID");
  });
});

describe("parseInput", () => {
  it("reads what encodeInput writes, to the last bit", () => {
    const x = Float64Array.of(0.1, -2.3456789012345678, 1e-300, 5e-324);
    expect(parseInput(encodeInput({ key, x }))).to.deep.equal({ key, x });
  });

  it("refuses anything else", () => {
    for (const bad of [
      "",
      "{}",
      '{"input_data":[[1],[1]]}',
      '{"input_data":[["01"],[1]]}',
      '{"input_data":[["6622b9ffcf797282b86acef4f688ad1ae5d69ff33412efcdab90785634120000"],[]]}',
    ])
      expect(codeOf(() => parseInput(bad))).to.equal("INPUT_INVALID");
  });
});
