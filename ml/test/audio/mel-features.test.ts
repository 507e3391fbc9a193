import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { melFeatures, melSpectrogramOf, TUTORIAL_FEATURES } from "../../src/audio/mel-features.ts";
import { goldenDb } from "./golden/cases.ts";
import { largestError } from "./golden/largest-error.ts";
import { goldenSignal } from "./golden/signal.ts";
import { pcm16, wavBytes } from "./wav-bytes.ts";

const recording = decodeAudio(wavBytes(pcm16(goldenSignal(22050, 88200, 1))));

describe("melFeatures", function () {
  // Much arithmetic, on a machine that may be busy.
  this.timeout(60_000);

  it("gives the tutorial's spectrogram without parameters", () => {
    const { shape, db } = melFeatures(recording);
    expect(shape).to.deep.equal([128, 130]);
    expect(db).to.have.length(128);
    expect(new Set(db.map((row) => row.length))).to.deep.equal(new Set([130]));
    expect(largestError(db.flat(), goldenDb("tutorial"))).to.be.at.most(0.005);
  });

  it("takes other parameters", () => {
    expect(
      melFeatures(recording, { nMels: 16, hopLength: 1024, offset: 0, duration: 1 }).shape,
    ).to.deep.equal([16, 22]);
  });

  it("holds the same numbers as the spectrogram", () => {
    const { nMels, frames, db } = melSpectrogramOf(recording);
    expect(melFeatures(recording)).to.deep.equal({
      shape: [nMels, frames],
      db: Array.from({ length: nMels }, (_, band) =>
        Array.from(db.slice(band * frames, (band + 1) * frames)),
      ),
    });
  });

  it("refuses an offset that leaves too little, and a parameter that is wrong", () => {
    expect(codeOf(() => melFeatures(recording, { offset: 3.6 }))).to.equal("AUDIO_TOO_SHORT");
    expect(codeOf(() => melFeatures(recording, { offset: -1 }))).to.equal("FEATURE_PARAMETER");
    expect(codeOf(() => melFeatures(recording, { sampleRate: 0 }))).to.equal("FEATURE_PARAMETER");
    expect(codeOf(() => melFeatures(recording, { nMels: 0 }))).to.equal("FEATURE_PARAMETER");
  });

  it("leaves its defaults alone", () => {
    expect(Object.isFrozen(TUTORIAL_FEATURES)).to.equal(true);
  });
});
