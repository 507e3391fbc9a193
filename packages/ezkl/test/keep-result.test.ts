import { rejection } from "@idol/dev/code-of";
import { expect } from "chai";
import { keepResult } from "../src/keep-result.ts";

describe("a result that is kept", () => {
  it("is worked out once, also where it is asked for twice before it is there", async () => {
    let calls = 0;
    const kept = keepResult(async () => ++calls);
    expect(await Promise.all([kept(), kept()])).to.deep.equal([1, 1]);
    expect(await kept()).to.equal(1);
  });

  it("is worked out again after a failure, which whoever waited is told", async () => {
    const lost = new TypeError("Failed to fetch");
    let calls = 0;
    const kept = keepResult(async () => {
      if (++calls === 1) throw lost;
      return calls;
    });
    expect(await Promise.all([rejection(kept()), rejection(kept())])).to.deep.equal([lost, lost]);
    expect([await kept(), await kept()]).to.deep.equal([2, 2]);
  });
});
