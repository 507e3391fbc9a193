import { expect } from "chai";
import { z } from "zod";
import { JsonFault, readJson, toJson } from "../src/json.ts";

const schema = z.strictObject({
  season: z.string().regex(/^\d+$/, "a whole number in quotes"),
  account: z.string().min(1),
  version: z.literal(1),
  rows: z.int().min(1),
  network: z.strictObject({ kernel: z.tuple([z.int(), z.int()]) }).optional(),
  either: z.union([z.array(z.string()), z.array(z.number())]).optional(),
});
const whole = { season: "1", account: "me", version: 1, rows: 3 };

function fault(value: unknown): string {
  try {
    readJson(typeof value === "string" ? value : JSON.stringify(value), schema);
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(JsonFault);
    return (thrown as Error).message;
  }
  throw new Error("nothing was thrown");
}

describe("readJson", () => {
  it("gives what is whole", () => {
    expect(readJson(JSON.stringify(whole), schema)).to.deep.equal(whole);
  });

  for (const [what, value, sentence] of [
    ["text that is cut off", '{"season": ', "it is not JSON; perhaps it is cut off"],
    [
      "a wrong form",
      { ...whole, season: "one" },
      '"season" is "one", where a whole number in quotes belongs',
    ],
    ["a wrong type", { ...whole, rows: "3" }, '"rows" is "3", where a number belongs'],
    ["a fraction", { ...whole, rows: 1.5 }, '"rows" is 1.5, where a whole number belongs'],
    ["a missing field", { ...whole, rows: undefined }, '"rows" is missing, where a number belongs'],
    ["an unknown field", { ...whole, seasn: 1 }, '"seasn" is not a field that is known'],
    ["another version", { ...whole, version: 2 }, '"version" is 2, where 1 belongs'],
    ["too small a number", { ...whole, rows: 0 }, '"rows" is 0, where a number of at least 1 belongs'],
    [
      "text without characters",
      { ...whole, account: "" },
      '"account" is "", where text of at least 1 characters belongs',
    ],
    [
      "a field of a field",
      { ...whole, network: { kernel: [1, "a"] } },
      '"network.kernel.1" is "a", where a number belongs',
    ],
    ["neither of two forms", { ...whole, either: [1, "a"] }, '"either.0" is 1, where text belongs'],
    ["another kind of thing", [1, 2], "it is a list of 2, where an object belongs"],
    ["nothing", "null", "it is null, where an object belongs"],
  ] as const) {
    it(`says which field is wrong, what is there and what belongs there: ${what}`, () => {
      expect(fault(value)).to.equal(sentence);
    });
  }

  it("cuts what is long", () => {
    expect(fault({ ...whole, rows: "x".repeat(1000) }).length).to.be.lessThan(150);
  });
});

describe("toJson", () => {
  it("keeps every digit of a bigint and writes typed arrays as arrays", () => {
    const value = { key: 2n ** 200n + 1n, x: new Float64Array([1, -0.5]) };
    expect(JSON.parse(toJson(value))).to.deep.equal({ key: (2n ** 200n + 1n).toString(), x: [1, -0.5] });
  });
});
