import { expect } from "chai";
import { stackCharts } from "../../report/stack-charts.ts";
import { fitHeight } from "../../sections/growth.ts";
import { drawGrowth, type Grown } from "../../sections/growth-picture.ts";

const grown = (logrows: number): Grown => ({
  units: logrows,
  inputs: 60,
  rows: 2 ** logrows - 100,
  logrows,
  keyMegabytes: 2 ** logrows / 350,
  cost: {
    native: { seconds: 0.1 + 2 ** logrows / 5000, megabytes: undefined },
    wasm: { seconds: 0.3 + 2 ** logrows / 1500, megabytes: 200 },
  },
});

describe("growth", () => {
  const all = [9, 10, 11, 12].map(grown);

  it("is fitted over the circuit's height", () => {
    const fit = fitHeight(all, ({ cost }) => cost.wasm?.seconds)!;
    expect(fit.intercept).to.be.closeTo(0.3, 1e-9);
    expect(1 / fit.slope).to.be.closeTo(1500, 1e-6);
  });

  it("is not fitted where the system did not tell", () => {
    expect(fitHeight(all, ({ cost }) => cost.native?.megabytes)).to.equal(undefined);
  });

  it("is drawn with a point for each circuit and backend, in two panels", () => {
    const picture = drawGrowth(all);
    expect(picture.match(/<circle/g)).to.have.length(4 * 2 + 4);
    expect(picture.match(/<svg/g)).to.have.length(3);
    expect(picture).to.not.include("NaN");
  });

  it("refuses to stack what has no size", () => {
    expect(() => stackCharts("t", ["<svg/>"])).to.throw(TypeError);
  });
});
