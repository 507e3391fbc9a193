import { expect } from "chai";
import { ratioOf, sampleOf } from "../../measure/sample.ts";

describe("a sample", () => {
  it("has the middle value of an odd number, the mean of the two middle ones of an even", () => {
    expect(sampleOf([5, 1, 3]).median).to.equal(3);
    expect(sampleOf([4, 1, 3, 10]).median).to.equal(3.5);
  });

  it("keeps values in the order of measuring, with the least and the greatest", () => {
    expect(sampleOf([10, 9, 100])).to.deep.equal({ values: [10, 9, 100], median: 10, min: 9, max: 100 });
  });

  it("is divided round by round", () => {
    expect(ratioOf(sampleOf([2, 9, 4]), sampleOf([1, 3, 8])).values).to.deep.equal([2, 3, 0.5]);
  });
});
