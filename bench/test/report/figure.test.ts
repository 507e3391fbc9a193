import { expect } from "chai";
import { sampleOf } from "../../measure/sample.ts";
import { formatNumber, formatSample } from "../../report/figure.ts";

describe("figures as text", () => {
  it("have the digits of their unit", () => {
    expect(formatNumber(1234.567, "s")).to.equal("1,234.57");
    expect(formatNumber(1234.567, "MB")).to.equal("1,235");
    expect(formatNumber(12.34, "per minute")).to.equal("12.3");
  });

  it("show the range where there is one that shows", () => {
    expect(formatSample(sampleOf([2, 1, 3]), "s")).to.equal("2.00 (1.00–3.00)");
    expect(formatSample(sampleOf([1.001, 1.002]), "s")).to.equal("1.00");
  });
});
