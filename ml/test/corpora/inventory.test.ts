import { expect } from "chai";
import { labelFile } from "../../src/corpora/corpora.ts";
import { missingClips, takeInventory } from "../../src/corpora/inventory.ts";
import type { Clip } from "../../src/corpora/scan.ts";

describe("corpora: inventory", () => {
  it("counts by corpus, speaker and emotion, and lists what is missing", () => {
    const names = ["YAF_bar_sad.wav", "OAF_bar_sad.wav", "OAF_bar_ps.wav", "DC_su01.wav"];
    const clips = names.map((name): Clip => ({ ...labelFile(name, "")!, path: name, hash: name }));
    const inventory = takeInventory({ clips });
    expect(inventory.map(({ corpus, clips: count }) => [corpus, count])).to.deep.equal([
      ["ravdess-speech", 0],
      ["ravdess-song", 0],
      ["tess", 3],
      ["cremad", 0],
      ["savee", 1],
      ["nemo", 0],
    ]);
    expect(inventory[2]).to.deep.equal({
      corpus: "tess",
      clips: 3,
      complete: { clips: 2800, speakers: 2 },
      emotions: { sad: 2, surprise: 1 },
      speakers: [
        { speaker: "tess-OAF", clips: 2, emotions: { sad: 1, surprise: 1 } },
        { speaker: "tess-YAF", clips: 1, emotions: { sad: 1 } },
      ],
    });
    expect(missingClips({ clips }, new Set(["tess", "cremad"]))).to.deep.equal([
      { corpus: "tess", clips: 3, complete: 2800 },
      { corpus: "cremad", clips: 0, complete: 7442 },
    ]);
  });
});
