import { expect } from "chai";
import { lookOf } from "../../../src/ui/avatar-look.ts";

const ADDRESS = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

describe("the avatar of an address", () => {
  it("is always the same, whatever the address's letters are written in", () => {
    expect(lookOf(ADDRESS)).to.deep.equal(lookOf(ADDRESS.toLowerCase()));
    const { heights } = lookOf(ADDRESS);
    expect(heights).to.deep.equal(heights.toReversed());
    for (const height of heights) expect(height).to.be.within(1, 8);
  });

  it("differs between most addresses", () => {
    const looks = Array.from({ length: 200 }, (_, index) => {
      const scattered = (BigInt(index + 1) * 0x9e3779b97f4a7c15f39cc0605cedc8341082276bn) % 2n ** 160n;
      return JSON.stringify(lookOf(`0x${scattered.toString(16).padStart(40, "0")}`));
    });
    expect(new Set(looks).size).to.be.above(195);
  });
});
