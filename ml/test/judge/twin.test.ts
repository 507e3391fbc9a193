import { readFileSync } from "node:fs";
import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { forward } from "../../src/judge/network.ts";
import { dequantise } from "../../src/judge/quantise.ts";
import { makeTwin, scoreInteger, scoreRange, scoreScale } from "../../src/judge/twin.ts";

interface Fixture {
  quantisation: {
    scale: number;
    decompBase: number;
    decompLegs: number;
    numInnerCols: number;
    logrows: number;
  };
  shape: {
    rows: number;
    cols: number;
    channels: number;
    kernel: [number, number];
    stride: [number, number];
  };
  weights: Record<"convWeight" | "convBias" | "linearWeight" | "linearBias", number[]>;
  vectors: { x: number[]; score?: string; refused?: string }[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL("../fixtures/twin/vectors.json", import.meta.url), "utf8"),
);
const { shape, quantisation, vectors } = fixture;
const weights = {
  convWeight: Float64Array.from(fixture.weights.convWeight),
  convBias: Float64Array.from(fixture.weights.convBias),
  linearWeight: Float64Array.from(fixture.weights.linearWeight),
  linearBias: Float64Array.from(fixture.weights.linearBias),
};

describe("integer twin", () => {
  const twin = makeTwin({ shape, weights }, quantisation);

  it("gives EZKL's own score on every vector that has a witness", () => {
    const provable = vectors.filter((vector) => vector.score !== undefined);
    expect(provable.length).to.be.greaterThan(30);
    for (const { x, score } of provable) expect(scoreInteger(twin, x)).to.equal(BigInt(score!));
  });

  it("refuses exactly the vectors that EZKL refuses: |relu input| of base^legs and more", () => {
    const refused = vectors.filter((vector) => vector.refused !== undefined);
    expect(refused.length).to.equal(2);
    for (const { x } of refused) {
      expect(() => scoreInteger(twin, x))
        .to.throw(CodedError)
        .with.property("code", "CIRCUIT_RANGE");
    }
  });

  it("is near the float network", () => {
    const { x } = vectors[4]!;
    const score = dequantise(scoreInteger(twin, x), scoreScale(twin.scale));
    expect(score).to.be.closeTo(forward({ shape, weights }, x), 0.05);
  });

  it("bounds every score by its range, which extreme x come close to", () => {
    const { lowest, highest } = scoreRange(twin);
    for (const { x, score } of vectors) {
      if (score !== undefined) expect(BigInt(score) >= lowest && BigInt(score) <= highest).to.equal(true);
      else expect(x.some((value) => Math.abs(value) > 1000)).to.equal(true);
    }
  });

  it("knows the range of a judge with one relu in closed form", () => {
    const tiny = makeTwin(
      {
        shape: { rows: 1, cols: 1, channels: 1, kernel: [1, 1], stride: [1, 1] },
        weights: {
          convWeight: Float64Array.of(1),
          convBias: Float64Array.of(0),
          linearWeight: Float64Array.of(-0.5),
          linearBias: Float64Array.of(0.25),
        },
      },
      { ...quantisation, scale: 2, decompBase: 4, decompLegs: 3 },
    );
    expect(scoreRange(tiny)).to.deep.equal({ lowest: 16n - 2n * 63n, highest: 16n });
    expect(scoreInteger(tiny, [3.75])).to.equal(16n - 2n * 60n);
    expect(() => scoreInteger(tiny, [4]))
      .to.throw(CodedError)
      .with.property("code", "CIRCUIT_RANGE");
    expect(() => scoreInteger(tiny, [-4]))
      .to.throw(CodedError)
      .with.property("code", "CIRCUIT_RANGE");
  });
});
