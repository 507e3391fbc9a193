import { expect } from "chai";
import { figureRows } from "../../../src/judge/evaluate/figure-rows.ts";

describe("figure rows", () => {
  const nothing = { value: null, low: null, high: null };
  const figures = {
    disgust: { value: 0.91234, low: 0.8, high: 0.95 },
    rest: { value: 0.5, low: null, high: null },
    spearman: nothing,
    mae: nothing,
    uar: nothing,
    passing: { surprise: { value: 0.5, low: 0.25, high: 0.75 } },
  };

  it("show values with intervals, without, and none", () => {
    const rows = figureRows({ float: figures, integer: { ...figures, disgust: nothing } });
    expect(rows.map(([, float]) => float)).to.deep.equal([
      "0.912 (0.800 to 0.950)",
      "0.500",
      "–",
      "–",
      "–",
      "50.0 % (25.0 % to 75.0 %)",
    ]);
    expect(rows[0]![2]).to.equal("–");
  });
});
