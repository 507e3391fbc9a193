import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import type { Clip } from "../../../src/corpora/scan.ts";
import { leaveOut } from "../../../src/judge/train/leave-out.ts";
import { splitClips } from "../../../src/judge/train/split.ts";
import { RUNS_PLAN } from "../runs-plan.ts";

const plan = RUNS_PLAN;

const clip = (corpus: Clip["corpus"], speaker: string): Clip => ({
  corpus,
  speaker,
  emotion: "surprise",
  sentence: "",
  path: speaker,
  hash: speaker,
});

const clips = [
  clip("ravdess-speech", "ravdess-01"),
  clip("ravdess-song", "ravdess-18"),
  clip("ravdess-speech", "ravdess-21"),
  clip("tess", "tess-OAF"),
  clip("savee", "savee-DC"),
];

const sides = (name: Clip["corpus"]) => {
  const { training, validation } = splitClips(clips, leaveOut(plan, name).training);
  return [training, validation].map((side) => side.map(({ speaker }) => speaker));
};

describe("leaving a corpus out", () => {
  it("trains on all others and listens to that one, never to the reserved", () => {
    expect(sides("tess")).to.deep.equal([["ravdess-01", "ravdess-18"], ["tess-OAF"]]);
  });

  it("keeps RAVDESS's speech and song together: the voices are the same", () => {
    const both = [["tess-OAF"], ["ravdess-01", "ravdess-18"]];
    expect(sides("ravdess-speech")).to.deep.equal(both);
    expect(sides("ravdess-song")).to.deep.equal(both);
  });

  it("says so in the judge, and leaves the plan as it was", () => {
    const { title, notes } = leaveOut(plan, "tess");
    expect(title).to.match(/without TESS/);
    expect(notes!.at(-1)).to.include("leave-one-corpus-out");
    expect(plan.training.validation).to.include("ravdess-17");
  });

  it("listens to what is reserved in an examination alone, and the judge says so", () => {
    const { training, notes } = leaveOut(plan, "savee", true);
    const { training: trained, validation } = splitClips(clips, training);
    expect(trained.map(({ speaker }) => speaker)).to.deep.equal(["ravdess-01", "ravdess-18", "tess-OAF"]);
    expect(validation.map(({ speaker }) => speaker)).to.deep.equal(["savee-DC"]);
    expect(notes!.at(-1)).to.include("examination");
  });

  it("refuses what is reserved, and what holds no surprise", () => {
    expect(codeOf(() => leaveOut(plan, "savee"))).to.equal("OPTION_INVALID");
    expect(codeOf(() => leaveOut(plan, "cremad"))).to.equal("OPTION_INVALID");
  });
});
