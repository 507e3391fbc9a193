import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { decodeAudio } from "../../../src/audio/decode.ts";
import { resample } from "../../../src/audio/resample.ts";
import { makeFeatureMatrix } from "../../../src/judge/feature-matrix.ts";
import { spectrogram } from "../../../src/judge/features.ts";
import { ACCIDENTS } from "../../../src/judge/gaming/accidents.ts";
import { judgeSound } from "../../../src/judge/gaming/judge-sound.ts";
import { RATE } from "../../../src/judge/gaming/tones.ts";
import { type Judge, loadJudge } from "../../../src/judge/judge-files.ts";
import { applySteps } from "../../../src/judge/steps/apply.ts";
import { fadingRate } from "../../../src/judge/steps/fading.ts";
import { type FeatureStep, featureStepSchema } from "../../../src/judge/steps/schema.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";

const MEL = { fMin: 0, fMax: 11025 };
const FADING = { endless: 1, slow: 1.5, room: 3.6, dry: 4.2 };
const plain = { step: "dereverberate", decay: 2.32, delay: 3, share: 1, most: 15 } as const;
/** A sound every 30 frames that fades by so many dB a frame. */
const fadingBy = (rate: number) => makeFeatureMatrix(128, 90, (_, col) => Math.max(-80, -rate * (col % 30)));
const through = (rate: number, step: FeatureStep) => applySteps(fadingBy(rate), [step], MEL).values;

describe("how fast sounds fade", () => {
  it("is measured in dB a frame", () => {
    for (const rate of [1.4, 2.5, 5]) expect(fadingRate(fadingBy(rate))).to.be.closeTo(rate, 0.01);
  });

  it("is hardly at all for a tone that goes on, and endlessly fast where there is too little to tell", () => {
    expect(fadingRate(makeFeatureMatrix(128, 60, () => -20))).to.equal(0);
    expect(fadingRate(makeFeatureMatrix(128, 3, () => -20))).to.equal(Number.POSITIVE_INFINITY);
    expect(fadingRate(makeFeatureMatrix(4, 60, () => -20))).to.equal(Number.POSITIVE_INFINITY);
  });

  it("says whether echoes are taken away: of a dry recording and of an endless tone not a bit", () => {
    for (const rate of [0.5, 1, 4.3, 9])
      expect(through(rate, { ...plain, fading: FADING }), `${rate}`).to.deep.equal(fadingBy(rate).values);
    for (const rate of [1.6, 2.5, 3.5])
      expect(through(rate, { ...plain, fading: FADING }), `${rate}`).to.deep.equal(through(rate, plain));
    const gentle = { ...plain, share: 0.1 };
    for (const rate of [1.2, 4]) {
      const levels = [
        through(rate, gentle),
        through(rate, { ...gentle, fading: FADING }),
        fadingBy(rate).values,
      ];
      const [all, some, none] = levels.map((each) => each[3]!) as [number, number, number];
      expect(some, `${rate}`).to.be.above(all).and.below(none);
    }
  });

  it("is refused where its rates do not rise", () => {
    const isFit = (fading: typeof FADING) => featureStepSchema.safeParse({ ...plain, fading }).success;
    expect(isFit(FADING)).to.equal(true);
    for (const wrong of [{ slow: 1 }, { room: 1.4 }, { dry: 3.6 }, { endless: -1 }])
      expect(isFit({ ...FADING, ...wrong }), JSON.stringify(wrong)).to.equal(false);
  });
});

describe("a clip of surprise in a room of 0.6 s", () => {
  const SAMPLE = join(import.meta.dirname, "../../../samples/03-01-08-02-02-01-18.wav");

  it("is still paid by the default judge; dry, it scores what it does without the step", async () => {
    const judge = await loadJudge("idol");
    const steps = judge.config.features.steps.filter(({ step }) => step !== "dereverberate");
    const without: Judge = {
      ...judge,
      config: { ...judge.config, features: { ...judge.config.features, steps } },
    };
    const { samples, sampleRate } = decodeAudio(await readFile(SAMPLE), SAMPLE);
    const dry = resample(samples, sampleRate, RATE);
    const inRoom = ACCIDENTS["a room of 0.6 s"](dry, { others: [], neutral: dry }, makeRandom(1));
    const hear = (heard: Float64Array, by: Judge) =>
      judgeSound({ samples: heard, sampleRate: RATE, channels: 1 }, by)!;
    expect(
      fadingRate(spectrogram({ samples: dry, sampleRate: RATE, channels: 1 }, judge.config.features)),
    ).to.be.above(5);
    expect(hear(inRoom, judge).isPaid).to.equal(true);
    expect(hear(dry, judge)).to.deep.equal(hear(dry, without));
  });
});
