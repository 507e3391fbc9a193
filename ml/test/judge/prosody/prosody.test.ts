import { readFileSync } from "node:fs";
import { expect } from "chai";
import { makeFeatureMatrix } from "../../../src/judge/feature-matrix.ts";
import { bestPath } from "../../../src/judge/prosody/best-path.ts";
import { voiceFrames } from "../../../src/judge/prosody/frames.ts";
import { bandPosition } from "../../../src/judge/prosody/pitch-comb.ts";
import { prosody } from "../../../src/judge/prosody/prosody.ts";
import { PROSODY_ROWS } from "../../../src/judge/prosody/rows.ts";
import { RUNS_PLAN } from "../runs-plan.ts";

interface Fixture {
  cols: number;
  vectors: { bands: number; frames: number; db: number[]; x: number[] }[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL("../../fixtures/prosody/vectors.json", import.meta.url), "utf8"),
);
const MEL = { fMin: 0, fMax: 11025 };
const [step] = RUNS_PLAN.features.steps;

const matrixOf = ({ bands, frames, db }: Fixture["vectors"][number]) => ({
  rows: bands,
  cols: frames,
  values: Float64Array.from(db),
});

describe("prosody", () => {
  it("gives the rows of a second implementation, in numpy", () => {
    if (step?.step !== "prosody") throw new TypeError("its plan hears prosody");
    for (const vector of fixture.vectors) {
      const matrix = prosody(matrixOf(vector), step, MEL);
      expect([matrix.rows, matrix.cols]).to.deep.equal([15, fixture.cols]);
      for (const [i, value] of matrix.values.entries())
        expect(value, `x[${i}]`).to.be.closeTo(vector.x[i]!, 1e-6);
    }
  });

  it("follows a glide upwards and downwards", () => {
    const glide = (index: number) => {
      const { pitch } = voiceFrames(matrixOf(fixture.vectors[index]!), MEL);
      return pitch.at(-1)! - pitch[0]!;
    };
    expect(glide(0)).to.be.within(6, 11);
    expect(glide(1)).to.be.within(-9, -3);
    expect(Math.abs(glide(2))).to.be.lessThan(1);
  });

  it("has finite values in every row, even of a spectrogram without a voice", () => {
    const flat = makeFeatureMatrix(128, 20, () => 0);
    const single = makeFeatureMatrix(128, 20, (_, col) => (col === 7 ? 0 : -80));
    for (const matrix of [flat, single, matrixOf(fixture.vectors[2]!)]) {
      const { rows, values } = prosody(matrix, { cols: 8, rows: [...PROSODY_ROWS] }, MEL);
      expect(rows).to.equal(PROSODY_ROWS.length + 6);
      expect(values.every(Number.isFinite)).to.equal(true);
    }
  });

  it("does not change with loudness, nor with silence around the voice", () => {
    const voice = matrixOf(fixture.vectors[0]!);
    const later = makeFeatureMatrix(128, voice.cols + 9, (row, col) =>
      col < 9 ? -80 : voice.values[row * voice.cols + col - 9]!,
    );
    const all = { cols: 8, rows: [...PROSODY_ROWS] };
    expect(prosody(later, all, MEL)).to.deep.equal(prosody(voice, all, MEL));
  });
});

describe("the best path", () => {
  it("prefers a steady candidate to a jump that does not pay", () => {
    const salience = Float64Array.from([5, 0, 0, 4, 0, 5, 5, 0, 0]);
    expect([...bestPath(salience, 3, 1, 2)]).to.deep.equal([0, 0, 0]);
    expect([...bestPath(salience, 3, 0.1, 2)]).to.deep.equal([0, 2, 0]);
    expect([...bestPath(salience, 3, 0.1, 1)]).to.deep.equal([0, 0, 0]);
  });
});

describe("the mel scale's bands", () => {
  it("are counted from the centre of the first", () => {
    expect(bandPosition(11025, 128, MEL)).to.be.closeTo(128, 1e-9);
    expect(bandPosition(0, 128, MEL)).to.equal(-1);
  });
});
