import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { decodeAudio } from "../../src/audio/decode.ts";
import { melFeatures } from "../../src/audio/mel-features.ts";
import { readAudioFile } from "../../src/audio/read-file.ts";
import { paths } from "../../src/paths.ts";

const clips = readdirSync(paths.samples).filter((file) => file !== "README.md");
const readme = readFileSync(paths.sample("README.md"), "utf8");

describe("the sample voices", function () {
  // Much arithmetic, on a machine that may be busy.
  this.timeout(60_000);

  it("are RAVDESS speech by the validation speakers, surprise and disgust among them, and no TESS", () => {
    // Modality 03 (audio), channel 01 (speech), emotion, intensity, sentence, repetition, actor.
    for (const clip of clips) expect(clip).to.match(/^03-01-0[1-8]-0[12]-0[12]-0[12]-(?:17|18|19|20)\.wav$/);
    const emotions = new Set(clips.map((clip) => clip.slice(6, 8)));
    expect([...emotions]).to.include.members(["08", "07"]);
  });

  for (const clip of clips) {
    it(`${clip} is described, and can be analysed`, async () => {
      expect(readme).to.include(clip);
      const recording = decodeAudio(await readAudioFile(paths.sample(clip)), clip);
      expect([recording.sampleRate, recording.channels]).to.deep.equal([48000, 1]);
      expect(melFeatures(recording, {}, clip).shape).to.deep.equal([128, 130]);
    });
  }
});
