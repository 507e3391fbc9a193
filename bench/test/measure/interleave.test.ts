import { expect } from "chai";
import { interleave } from "../../measure/interleave.ts";

describe("measuring in turns", () => {
  it("takes every case once a round, in order, and says which", async () => {
    const order: string[] = [];
    const said: string[] = [];
    const cases = ["a", "b"].map((name) => ({ name, run: async () => order.push(name) }));
    const results = await interleave(2, cases, (line) => void said.push(line));
    expect(order).to.deep.equal(["a", "b", "a", "b"]);
    expect(results.get("a")).to.deep.equal([1, 3]);
    expect(results.get("b")).to.deep.equal([2, 4]);
    expect(said).to.deep.equal(["a, 1 of 2", "b, 1 of 2", "a, 2 of 2", "b, 2 of 2"]);
  });
});
