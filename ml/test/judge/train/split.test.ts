import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import type { Clip } from "../../../src/corpora/scan.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";
import { makeCells, makeDraw } from "../../../src/judge/train/sampler.ts";
import { splitClips } from "../../../src/judge/train/split.ts";
import { RUNS_PLAN } from "../runs-plan.ts";

const recipe = RUNS_PLAN.training;

function clip(corpus: Clip["corpus"], speaker: string, emotion: Clip["emotion"] = "surprise"): Clip {
  return { corpus, speaker, emotion, sentence: "", path: `${speaker}.wav`, hash: speaker };
}

const all = [
  clip("ravdess-speech", "ravdess-01"),
  clip("ravdess-speech", "ravdess-18"),
  clip("ravdess-song", "ravdess-18", "happy"),
  clip("ravdess-song", "ravdess-23", "happy"),
  clip("tess", "tess-OAF", "disgust"),
  clip("savee", "savee-DC"),
];

describe("split by speaker", () => {
  it("puts no voice on two sides and never lets a reserved one through", () => {
    const { training, validation, reserved } = splitClips(all, recipe);
    expect(training.map((each) => each.speaker)).to.deep.equal(["ravdess-01", "tess-OAF"]);
    expect(validation.map((each) => each.speaker)).to.deep.equal(["ravdess-18", "ravdess-18"]);
    expect(reserved).to.equal(2);
  });

  it("leaves a corpus out by its prefix", () => {
    const { training, validation } = splitClips(all, { ...recipe, validation: ["tess-*"] });
    expect(validation.map((each) => each.corpus)).to.deep.equal(["tess"]);
    expect(training.some((each) => each.corpus === "tess")).to.equal(false);
  });

  it("refuses an empty side", () => {
    expect(codeOf(() => splitClips(all.slice(0, 1), recipe))).to.equal("DATA_NOT_FOUND");
    expect(codeOf(() => splitClips(all.slice(1, 3), recipe))).to.equal("DATA_NOT_FOUND");
  });
});

describe("sampling", () => {
  it("gives each cell its share, whatever its size, and a missing cell's to the others", () => {
    const clips = [
      ...Array.from({ length: 90 }, () => clip("tess", "tess-OAF", "surprise")),
      ...Array.from({ length: 10 }, () => clip("tess", "tess-OAF", "disgust")),
      clip("ravdess-speech", "ravdess-01", "surprise"),
    ];
    const cells = makeCells(clips, {
      groups: [
        { corpora: ["tess"], share: 1 },
        { corpora: ["ravdess-speech"], share: 3 },
      ],
      classes: [
        { emotions: ["surprise"], share: 0.5 },
        { emotions: ["disgust"], share: 0.5 },
      ],
    });
    expect(cells.map(({ clips: members, share }) => [members.length, share])).to.deep.equal([
      [90, 0.2],
      [10, 0.2],
      [1, 0.6],
    ]);
  });

  it("gives every clip its turn before any has a second, in another order each time", () => {
    const clips = [...Array(8).fill(clip("tess", "tess-OAF", "disgust")), clip("tess", "tess-OAF"), all[5]!];
    const sampling = { turns: ["tess" as const] };
    const cells = makeCells(clips, sampling);
    const draw = makeDraw(cells, sampling, makeRandom(0));
    const rounds = [0, 1].map(() => Array.from({ length: 9 }, draw));
    for (const round of rounds)
      expect(round.toSorted((a, b) => a - b)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rounds[0]).not.to.deep.equal(rounds[1]);
  });

  it("refuses clips with nothing to separate", () => {
    const only = [clip("tess", "tess-OAF", "disgust")];
    expect(codeOf(() => makeCells(only, recipe.sampling))).to.equal("TRAINING_FAILED");
    expect(codeOf(() => makeCells([clip("tess", "tess-OAF")], recipe.sampling))).to.equal("TRAINING_FAILED");
  });
});
