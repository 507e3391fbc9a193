import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { makeTwin, type Network, scoreInteger } from "@idol/ml/judge";
import { loadJudge } from "@idol/ml/judges";
import { expect } from "chai";
import { attend } from "../../../src/judge/attention.ts";
import { reasonsOf } from "../../../src/judge/reasons.ts";
import { judgeTake } from "../../../src/judge/verdict.ts";
import { CLIPS } from "../../browser/clips.ts";

/** Hardhat's matchers, where another test of the process loads them, take whole numbers alone. */
const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe("attend", () => {
  const quantisation = { scale: 7, decompBase: 1024, decompLegs: 3, numInnerCols: 1, logrows: 12 };
  const network: Network = {
    shape: { rows: 2, cols: 2, channels: 2, kernel: [2, 1], stride: [2, 1] },
    weights: {
      convWeight: Float64Array.of(1, 0.5, -1, 0.25),
      convBias: Float64Array.of(0.125, -0.5),
      linearWeight: Float64Array.of(1, -2, 0.5, 0.25),
      linearBias: Float64Array.of(0.0625),
    },
  };

  it("counts only open units, and its cells and start add up to the score", () => {
    const x = Float64Array.of(1, -2, 0.5, 1);
    const { cells, start } = attend(network, quantisation, x);
    // Unit 0 sees 1 + 0.25 + 0.125; unit 1 is silent; unit 2 is silent; unit 3 sees 2 + 0.25 - 0.5.
    expect([...cells]).to.deep.equal([1, 0.5, 0.25, 0.0625]);
    expect(near(start, 0.0625 + 0.125 - 0.125)).to.equal(true);
    const score = scoreInteger(makeTwin(network, quantisation), x);
    expect(near(sum(cells) + start, Number(score) / 2 ** 21)).to.equal(true);
  });

  it("adds up to the score of the default judge on a real voice, by cells and by traits", async () => {
    const judge = await loadJudge("idol");
    const bytes = await readAudioFile(CLIPS.surprise);
    const verdict = judgeTake(bytes, judge);
    const scale = 3 * judge.config.quantisation.scale;
    const { cells, start } = verdict.attention;
    expect(near(sum(cells) + start, Number(verdict.instance) / 2 ** scale)).to.equal(true);
    const { shape } = judge.network;
    expect(cells.length).to.equal(shape.rows * shape.cols);
    expect(verdict.layout.times.length).to.equal(shape.cols + 1);
    const { samples, sampleRate } = decodeAudio(bytes);
    const { secondsPerFrame } = verdict.heard;
    expect(verdict.layout.times.at(-1)! * secondsPerFrame <= samples.length / sampleRate + 0.1).to.equal(
      true,
    );
    const reasons = reasonsOf(verdict);
    if (verdict.layout.names === undefined) return;
    expect(verdict.layout.names.length).to.equal(shape.rows);
    const told = reasons!.told.reduce((total, reason) => total + reason.sum, 0);
    expect(near(told + reasons!.others, sum(cells))).to.equal(true);
  });
});
