import { expect } from "chai";
import { sampleOf } from "../../measure/sample.ts";
import type { Figure } from "../../report/figure.ts";
import { GOALS, verdicts } from "../../report/goals.ts";

const figure = (id: string, ...values: number[]): Figure => ({
  id,
  label: id,
  unit: "s",
  sample: sampleOf(values),
});

describe("goals", () => {
  it("are reached by the median, at the limit too", () => {
    const { figure: id, limit } = GOALS.find(({ sense }) => sense === "at most")!;
    const reached = (...values: number[]) =>
      verdicts([figure(id, ...values)]).find(({ goal }) => goal.figure === id && goal.limit === limit)!
        .reached;
    expect(reached(limit)).to.equal(true);
    expect(reached(limit * 0.5, limit, limit * 9)).to.equal(true);
    expect(reached(limit * 0.5, limit * 1.01, limit * 1.01)).to.equal(false);
  });

  it("that ask for more are missed by less", () => {
    const { figure: id, limit } = GOALS.find(({ sense }) => sense === "at least")!;
    const found = verdicts([figure(id, limit * 0.99)]).filter(({ goal }) => goal.figure === id);
    expect(found.find(({ goal }) => goal.limit === limit)!.reached).to.equal(false);
  });

  it("stay open where nothing was measured", () => {
    expect(verdicts([]).map(({ reached }) => reached)).to.deep.equal(GOALS.map(() => undefined));
  });
});
