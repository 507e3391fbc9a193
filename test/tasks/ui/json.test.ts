import { expect } from "chai";
import { toJson } from "../../../tasks/ui/json.ts";

describe("toJson", () => {
  it("keeps every digit of a bigint and writes typed arrays as arrays", () => {
    const value = { key: 2n ** 200n + 1n, x: new Float64Array([1, -0.5]) };
    expect(JSON.parse(toJson(value))).to.deep.equal({ key: (2n ** 200n + 1n).toString(), x: [1, -0.5] });
  });
});
