import { expect } from "chai";
import { spectrogram } from "../../../src/judge/features.ts";
import { ACCIDENTS } from "../../../src/judge/gaming/accidents.ts";
import { concat, noise, RATE, silence, tone } from "../../../src/judge/gaming/tones.ts";
import { PLANS } from "../../../src/judge/presets.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";
import { bestPhrase } from "../../../src/judge/voice/phrase.ts";
import { VOICE_ROWS, type VoiceRow } from "../../../src/judge/voice/rows.ts";
import { voiceSummary } from "../../../src/judge/voice/voice.ts";

const MEL = { fMin: 0, fMax: 11025 };
const rows = [...VOICE_ROWS];

/** A voice of harmonics whose pitch is `hz(t)`, over a little noise. */
const voiceOf = (hz: (time: number) => number, seconds = 1) => {
  const hiss = noise(seconds, makeRandom(1));
  return tone(seconds, hz, "harmonics").map((value, n) => 0.5 * value + 0.002 * hiss[n]!);
};
const leaping = voiceOf((time) => (time % 0.4 < 0.2 ? 180 : 330));
const steady = voiceOf(() => 200);

const summaryOf = (samples: Float64Array) =>
  voiceSummary(spectrogram({ samples, sampleRate: RATE, channels: 1 }, PLANS.idol.features), { rows }, MEL)
    .values;
const rowOf = (samples: Float64Array, row: VoiceRow) => summaryOf(samples)[rows.indexOf(row)]!;

describe("the summary of a voice", () => {
  it("distinguishes a leaping pitch from a steady one, a rise from a fall", () => {
    expect(rowOf(leaping, "leapShare")).to.be.above(rowOf(steady, "leapShare") + 1);
    expect(rowOf(steady, "still")).to.be.above(rowOf(leaping, "still"));
    const [up, down] = [voiceOf((time) => 150 + 200 * time), voiceOf((time) => 350 - 200 * time)];
    expect(rowOf(up, "lateRise")).to.be.above(rowOf(down, "lateRise"));
    expect(rowOf(down, "fall")).to.be.above(rowOf(up, "fall"));
  });

  it("hears leaps in relation to how much the pitch moves anyway", () => {
    const lively = voiceOf(
      (time) => (time % 0.4 < 0.2 ? 180 : 330) * 2 ** (Math.sin(12 * Math.PI * time) / 12),
    );
    expect(rowOf(leaping, "leapShare")).to.be.above(rowOf(lively, "leapShare") + 1);
  });

  it("distinguishes a leap in the last third from one in the first", () => {
    const leapAt = (place: number) => voiceOf((time) => (time < place ? 180 : 330));
    expect(rowOf(leapAt(0.85), "lateLeapShare")).to.be.above(rowOf(leapAt(0.15), "lateLeapShare") + 2);
    expect(rowOf(leapAt(0.85), "leapShare")).to.be.closeTo(rowOf(leapAt(0.15), "leapShare"), 0.3);
  });

  const others = { others: [steady], neutral: steady };
  for (const [what, changed] of Object.entries({
    "silence around it": concat([silence(0.7), leaping, silence(0.7)]),
    "itself once more": concat([leaping, silence(0.5), leaping]),
    "a click one second before": ACCIDENTS["a click one second before"](leaping, others, makeRandom(2)),
    "a steady voice before": concat([steady, silence(0.4), leaping]),
    "a steady voice after": concat([leaping, silence(0.4), steady]),
  })) {
    it(`hardly changes with ${what}`, () => {
      const before = summaryOf(leaping);
      const after = summaryOf(changed);
      for (const row of ["leapShare", "lateRise", "fall"] as const)
        expect(after[rows.indexOf(row)], row).to.be.closeTo(before[rows.indexOf(row)]!, 0.6);
    });
  }

  it("is finite and within ±4, whatever is heard", () => {
    const hiss = noise(1, makeRandom(3));
    for (const samples of [hiss, steady, concat([hiss.subarray(0, 200), silence(1), hiss])])
      for (const value of summaryOf(samples)) expect(value).to.be.within(-4, 4);
  });
});

describe("the best phrase", () => {
  const weight = (...runs: [value: number, length: number][]) =>
    Float64Array.from(runs.flatMap(([value, length]) => new Array<number>(length).fill(value)));

  it("is the one that the merit prefers, with a few frames around it", () => {
    const twice = weight([0, 20], [1, 30], [0, 20], [1, 40], [0, 20]);
    expect(bestPhrase(twice, ({ from }) => from)).to.deep.equal({ from: 67, to: 113 });
    expect(bestPhrase(twice, ({ from }) => -from)).to.deep.equal({ from: 17, to: 53 });
  });

  it("goes on over a short pause, and is never a click", () => {
    const paused = weight([0, 20], [1, 20], [0, 8], [1, 20], [0, 30], [1, 5], [0, 20]);
    expect(bestPhrase(paused, ({ from }) => from)).to.deep.equal({ from: 17, to: 71 });
  });

  it("is all there is where no phrase is long enough", () => {
    expect(bestPhrase(weight([0, 30], [1, 5], [0, 30]), () => 0)).to.deep.equal({ from: 0, to: 65 });
  });
});
