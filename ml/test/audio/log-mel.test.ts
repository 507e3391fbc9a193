import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { powerToDb } from "../../src/audio/decibels.ts";
import { type LogMelParameters, logMelSpectrogram } from "../../src/audio/log-mel.ts";
import { goldenSignal } from "./golden/signal.ts";

const parameters: LogMelParameters = { sampleRate: 22050, nFft: 512, hopLength: 128, nMels: 20 };
const samples = Float64Array.from(goldenSignal(22050, 8000, 5), (value) => value / 32768);

describe("logMelSpectrogram", () => {
  it("has its loudest value at 0 dB and nothing below -80 dB", () => {
    const { db, frames } = logMelSpectrogram(samples, parameters);
    expect(frames).to.equal(63);
    expect(db).to.have.length(20 * 63);
    expect(Math.max(...db)).to.equal(0);
    expect(Math.min(...db)).to.be.at.least(-80);
  });

  it("does not depend on the gain", () => {
    const { db } = logMelSpectrogram(samples, parameters);
    const halved = logMelSpectrogram(
      samples.map((value) => value / 2),
      parameters,
    );
    halved.db.forEach((value, k) => {
      expect(value).to.be.closeTo(db[k]!, 1e-9);
    });
  });

  it("takes no samples as one frame of silence", () => {
    const { frames, db } = logMelSpectrogram(new Float64Array(0), parameters);
    expect(frames).to.equal(1);
    expect(db.every((value) => value === 0)).to.equal(true);
  });

  it("gives the same from tables that it made before", () => {
    const first = logMelSpectrogram(samples, parameters);
    for (let nMels = 1; nMels <= 10; nMels++) logMelSpectrogram(samples, { ...parameters, nMels });
    expect(logMelSpectrogram(samples, parameters)).to.deep.equal(first);
  });

  for (const [name, wrong] of Object.entries<Partial<LogMelParameters>>({
    "a frame length that is no power of two": { nFft: 500 },
    "a frame length of 1": { nFft: 1 },
    "a frame length of 0": { nFft: 0 },
    "a huge frame length": { nFft: 2 ** 30 },
    "a frame length of NaN": { nFft: Number.NaN },
    "a hop of 0": { hopLength: 0 },
    "a negative hop": { hopLength: -1 },
    "half a hop": { hopLength: 0.5 },
    "no bands": { nMels: 0 },
    "too many bands": { nMels: 1e9 },
    "a rate of 0": { sampleRate: 0 },
    "an infinite rate": { sampleRate: Infinity },
    "a negative lowest frequency": { fMin: -1 },
    "frequencies in the wrong order": { fMin: 2000, fMax: 1000 },
    "a frequency above half the rate": { fMax: 12000 },
    "a frequency of NaN": { fMin: Number.NaN },
  })) {
    it(`refuses ${name}`, () => {
      expect(codeOf(() => logMelSpectrogram(samples, { ...parameters, ...wrong }))).to.equal(
        "FEATURE_PARAMETER",
      );
    });
  }

  it("refuses a spectrogram that would fill the memory", () => {
    const long = new Float64Array(100000);
    const huge = { ...parameters, hopLength: 1, nMels: 2048 };
    expect(codeOf(() => logMelSpectrogram(long, huge))).to.equal("FEATURE_PARAMETER");
  });

  for (const value of [Number.NaN, Infinity, -Infinity, 1e200]) {
    it(`refuses a sample of ${value}`, () => {
      const broken = samples.slice();
      broken[4000] = value;
      expect(codeOf(() => logMelSpectrogram(broken, parameters))).to.equal("AUDIO_NOT_FINITE");
    });
  }
});

describe("powerToDb", () => {
  it("is relative to the loudest, floored at 1e-10 and at 80 dB below", () => {
    const db = powerToDb(Float64Array.of(100, 10, 1, 1e-9, 0));
    expect(Array.from(db, (value) => Math.round(value * 1e9) / 1e9)).to.deep.equal([0, -10, -20, -80, -80]);
  });

  it("takes silence for its own loudest value", () => {
    expect(powerToDb(new Float64Array(3))).to.deep.equal(new Float64Array(3));
  });
});
